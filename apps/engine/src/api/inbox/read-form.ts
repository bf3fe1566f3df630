import { parseForm, type ParseFormResult } from '@vorgang/forms';
import { LRUCache } from 'lru-cache';

/** Characters of the form files that are kept as they were read. */
const KEPT_CHARACTERS = 8 * 1024 * 1024;

const forms = new LRUCache<string, ParseFormResult>({
  maxSize: KEPT_CHARACTERS,
  sizeCalculation: (_form, text) => text.length,
});

/**
 * Reads the text of a form that is deployed. Each task and each case that is opened asks for one, mostly the same, and
 * compiling its expressions takes longer than all the rest of the request.
 */
export function readForm(text: string): ParseFormResult {
  const known = forms.get(text);
  if (known !== undefined) return known;
  const read = parseForm(text, 'form');
  forms.set(text, read);
  return read;
}
