/** Characters a DMN file may have. */
export const LARGEST_FILE = 4 * 1024 * 1024;
export const DEEPEST_ELEMENT = 100;
export const MOST_ELEMENTS = 50_000;

/** Decisions, inputs, functions and services in one file. */
export const MOST_GRAPH_ELEMENTS = 2500;

/** What makes a document too large or unsafe to parse; null when nothing does. Looks at tags only, in one pass. */
export function findExcess(xml: string): string | null {
  if (xml.length > LARGEST_FILE)
    return `The file has ${xml.length} characters, more than ${LARGEST_FILE}. Split the model up.`;
  if (/<!DOCTYPE/i.test(xml)) return 'The file has a document type declaration. Remove it, DMN needs none.';
  let depth = 0;
  let elements = 0;
  for (let position = xml.indexOf('<'); position >= 0; position = xml.indexOf('<', position)) {
    const skipped = skipNonElement(xml, position);
    if (skipped !== null) {
      position = skipped;
      continue;
    }
    const end = endOfTag(xml, position);
    if (xml[position + 1] === '/') depth -= 1;
    else {
      elements += 1;
      if (xml[end - 1] !== '/') depth += 1;
    }
    if (depth > DEEPEST_ELEMENT)
      return `The elements nest deeper than ${DEEPEST_ELEMENT}. Make the model flatter.`;
    if (elements > MOST_ELEMENTS)
      return `The file has more than ${MOST_ELEMENTS} elements. Split the model up.`;
    position = end;
  }
  return null;
}

const NON_ELEMENTS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** The place after a comment, a text section or an instruction; null when there is an element. */
function skipNonElement(xml: string, position: number): number | null {
  for (const [start, end] of NON_ELEMENTS) {
    if (!xml.startsWith(start, position)) continue;
    const found = xml.indexOf(end, position + start.length);
    return found < 0 ? xml.length : found + end.length;
  }
  return null;
}

/** The place of the `>` that ends a tag; one inside of an attribute's quotes does not. */
function endOfTag(xml: string, position: number): number {
  let quote = '';
  for (let index = position + 1; index < xml.length; index += 1) {
    const character = xml.charAt(index);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index;
  }
  return xml.length;
}
