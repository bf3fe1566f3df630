import type { JsonValue } from '@vorgang/feel';

/**
 * The one way to write a JSON value down (RFC 8785): no white space, names sorted by UTF-16 code units,
 * numbers and strings as ECMAScript writes them. Halves of surrogate pairs, which the RFC leaves out, stay as
 * escapes, so that any value that can be stored can be written.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return isList(value) ? canonicalList(value) : canonicalObject(value);
}

function canonicalList(list: readonly JsonValue[]): string {
  let text = '';
  for (const item of list) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `[${text}]`;
}

function canonicalObject(value: Readonly<Record<string, JsonValue>>): string {
  let text = '';
  for (const name of sorted(Object.keys(value))) {
    const member = value[name];
    // As in JSON.stringify: what is undefined is not there.
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** By UTF-16 code units. Sorts a few names by hand: calling the runtime's sort takes longer than the work. */
function sorted(names: string[]): readonly string[] {
  if (names.length > 16) return names.sort();
  for (let place = 1; place < names.length; place += 1) {
    const name = names[place]!;
    let before = place - 1;
    for (; before >= 0 && names[before]! > name; before -= 1) names[before + 1] = names[before]!;
    names[before + 1] = name;
  }
  return names;
}

/** Printable ASCII without quote and backslash: nothing in it needs an escape. */
const plain = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
