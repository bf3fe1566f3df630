/**
 * Turns a pattern with `*` (any text) and `?` (any one character) into one for SQL's LIKE with backslash as
 * its escape. A backslash before `*` or `?` takes them literally.
 */
export function likePattern(pattern: string): string {
  return pattern.replace(/\\([*?\\])|([*?%_\\])/g, (_match, literal?: string, special?: string) => {
    if (literal !== undefined) return literal === '\\' ? '\\\\' : literal;
    if (special === '*') return '%';
    if (special === '?') return '_';
    return `\\${special ?? ''}`;
  });
}
