import type { FormField } from './form-definition.js';
import { datePartNames, inputNames, type RawAnswers, type RawValue } from './raw-value.js';

export type ReadPostResult =
  | { readonly ok: true; readonly raw: RawAnswers }
  /** Names that the form does not have. Nothing of the post may be used. */
  | { readonly ok: false; readonly unknownNames: readonly string[] };

/**
 * Takes the fields of a page out of an HTML form post.
 * @param body Decoded `application/x-www-form-urlencoded` body, or the entries of a `FormData`
 * @param otherNames Names that belong to the page itself, such as the one of its token
 */
export function readPost(
  fields: readonly FormField[],
  body: Readonly<Record<string, unknown>>,
  otherNames: readonly string[] = [],
): ReadPostResult {
  const known = new Set([...fields.flatMap(inputNames), ...otherNames]);
  const unknownNames = Object.keys(body).filter((name) => !known.has(name));
  if (unknownNames.length > 0) return { ok: false, unknownNames };
  return { ok: true, raw: Object.fromEntries(fields.map((field) => [field.key, rawOf(field, body)])) };
}

function rawOf(field: FormField, body: Readonly<Record<string, unknown>>): RawValue {
  if (field.kind === 'date') {
    const names = datePartNames(field.key);
    return { day: text(body[names.day]), month: text(body[names.month]), year: text(body[names.year]) };
  }
  const value = body[field.key];
  if (field.kind === 'checklist')
    return Array.isArray(value) ? value.map(text) : value === undefined ? [] : [text(value)];
  return value === undefined ? undefined : text(value);
}

function text(value: unknown): string {
  if (Array.isArray(value)) return text(value.at(-1));
  return typeof value === 'string' ? value : '';
}
