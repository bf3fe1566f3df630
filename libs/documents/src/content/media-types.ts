/** Types that may be stored, unless the installation says otherwise: what offices exchange, nothing that runs. */
export const defaultMediaTypes: readonly string[] = [
  'application/pdf',
  'application/json',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/csv',
  'text/markdown',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
];

const textTypes = /^(text\/(plain|csv|markdown|xml)|application\/(json|xml))$/;

/** Whether contents of the type are text, which has no signature and is checked as a whole. */
export function isTextType(mediaType: string): boolean {
  return textTypes.test(mediaType);
}

/** The type without its parameters, in small letters. */
export function bareMediaType(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}
