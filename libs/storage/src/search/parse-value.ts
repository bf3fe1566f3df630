import { isMoment } from './is-moment.js';
import type { SearchField } from './search-field.js';
import type { Value } from './search-request.js';

const greatestKey = 2n ** 63n;

/** The value as its field's type wants it, or a sentence that says what it must be. */
export function parseValue(
  field: SearchField,
  value: unknown,
): { readonly value: Value } | { readonly mistake: string } {
  if (field.values && !field.values.includes(value as string)) {
    return { mistake: `Must be one of ${field.values.join(', ')}.` };
  }
  switch (field.type) {
    case 'key':
      return isKey(value) ? { value } : { mistake: 'Must be a key: a string of at most 19 digits.' };
    case 'integer':
      return isInteger(value) ? { value } : { mistake: 'Must be a whole number of at most 32 bits.' };
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { mistake: 'Must be true or false.' };
    case 'dateTime':
      return isMoment(value)
        ? { value }
        : { mistake: 'Must be a date and time with its offset (RFC 3339), such as 2026-01-31T08:00:00Z.' };
    case 'string':
      if (!isText(value))
        return { mistake: 'Must be a text without the character U+0000 and halves of surrogate pairs.' };
      if (field.pattern && !field.pattern.matches.test(value)) return { mistake: field.pattern.message };
      return { value };
    case 'strings':
    case 'json':
      return { mistake: 'This field cannot be compared.' };
  }
}

function isKey(value: unknown): value is string {
  if (typeof value !== 'string' || !/^-?\d{1,19}$/.test(value)) return false;
  const key = BigInt(value);
  return key < greatestKey && key >= -greatestKey;
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
}

/** Whether it is a text that PostgreSQL can hold. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && !/\u0000|\p{Surrogate}/u.test(value);
}
