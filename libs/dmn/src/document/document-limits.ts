/** Characters a DMN file may have. */
export const LARGEST_FILE = 4 * 1024 * 1024;
export const DEEPEST_ELEMENT = 100;
export const MOST_ELEMENTS = 50_000;

/** What makes a document too large or unsafe to parse; null when nothing does. Reads tags only, in one pass. */
export function findExcess(xml: string): string | null {
  if (xml.length > LARGEST_FILE) return `The file has ${xml.length} characters, more than ${LARGEST_FILE}. Split the model up.`;
  if (/<!DOCTYPE/i.test(xml)) return 'The file has a document type declaration. Remove it, DMN needs none.';
  let depth = 0;
  let elements = 0;
  const tags = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)[^\s<>/!?][^<>]*?(\/?)>/g;
  for (const tag of xml.matchAll(tags)) {
    if (tag[1] === undefined) continue;
    if (tag[1] === '/') depth -= 1;
    else {
      elements += 1;
      if (tag[2] !== '/') depth += 1;
    }
    if (depth > DEEPEST_ELEMENT) return `The elements nest deeper than ${DEEPEST_ELEMENT}. Make the model flatter.`;
    if (elements > MOST_ELEMENTS) return `The file has more than ${MOST_ELEMENTS} elements. Split the model up.`;
  }
  return null;
}
