import { create, type Font } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { bold, regular } from './typefaces.js';

let fonts: Promise<readonly Font[]> | undefined;

/** Characters that the typeface of our PDFs cannot draw, each once. Line breaks need no drawing. */
export async function missingCharacters(text: string): Promise<readonly string[]> {
  const known = await (fonts ??= openFonts());
  const characters = new Set(text.replaceAll('\n', ''));
  return [...characters].filter((character) =>
    known.some((font) => !font.hasGlyphForCodePoint(character.codePointAt(0)!)),
  );
}

function openFonts(): Promise<readonly Font[]> {
  return Promise.all([regular, bold].map(async (file) => create(await readFile(file)) as Font));
}
