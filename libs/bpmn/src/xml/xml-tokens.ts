/** Pieces of XML tags as both the guard and the reader find them; sticky: set `lastIndex` before use. */
export const TAG_NAME = /[^\s=/>"'<!?]+/y;
export const ATTRIBUTE = /\s+([^\s=/>"'<]+)\s*=\s*("[^"]*"|'[^']*')/y;
export const TAG_END = /\s*(\/?)>/y;

export function matchAt(pattern: RegExp, xml: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(xml);
}
