/**
 * Text that a PostgreSQL text column can hold: without U+0000 and without halves of surrogate pairs.
 * Only for columns that people read; JSON columns keep such characters as escapes.
 */
export function storableText(text: string): string {
  return text.replaceAll(/\u0000|\p{Surrogate}/gu, '\uFFFD');
}
