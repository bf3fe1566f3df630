/**
 * Whether a column of PostgreSQL holds the text as it is: without U+0000 and without halves of surrogate pairs. What
 * such a column shows must be what the history says.
 */
export function isStorableText(text: string): boolean {
  return !/\u0000|\p{Surrogate}/u.test(text);
}

/** How an incident says what a text must be. */
export const STORABLE_TEXT = 'a text without the character U+0000 and halves of surrogate pairs';
