const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ENTITY = /&(?:(amp|lt|gt|quot|apos);|#(\d{1,7});|#x([\da-f]{1,6});)?/gi;

/** Where a character stands that XML 1.0 forbids (section 2.2), such as NUL; -1 when there is none. */
export function findForbiddenCharacter(text: string): number {
  return text.search(FORBIDDEN_CHARACTER);
}

/**
 * Where a reference stands that is neither one of XML's five entities nor a legal character; -1 when there is none.
 * Without a document type no other entity can exist, so nothing is ever expanded.
 */
export function findForeignEntity(text: string): number {
  if (!text.includes('&')) return -1;
  for (const match of text.matchAll(ENTITY)) {
    const [, named, decimal, hexadecimal] = match;
    if (named !== undefined) continue;
    if (decimal !== undefined && isLegal(Number.parseInt(decimal, 10))) continue;
    if (hexadecimal !== undefined && isLegal(Number.parseInt(hexadecimal, 16))) continue;
    return match.index;
  }
  return -1;
}

/** Source: XML 1.0, production 2 (Char). */
function isLegal(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
