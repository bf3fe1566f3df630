import type { JsonValue } from '@vorgang/feel';

/**
 * The one way to write a JSON value down (RFC 8785): no white space, names sorted by UTF-16 code units,
 * numbers and strings as ECMAScript writes them. Halves of surrogate pairs, which the RFC leaves out, stay as
 * escapes, so that any value that can be stored can be written.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let text = '';
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    // As in JSON.stringify: what is undefined is not there.
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
