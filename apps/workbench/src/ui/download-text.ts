/** Hands a text to the browser as a file. */
export function downloadText(text: string, fileName: string, type = 'application/xml'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
