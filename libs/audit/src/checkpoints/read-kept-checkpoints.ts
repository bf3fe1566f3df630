import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSignedBy, readCheckpoint } from './signed-note.js';
import type { VerifierKey } from './signing-key.js';

/**
 * Reads the checkpoints of a folder that was kept elsewhere.
 *
 * @throws Error where the folder cannot be read, holds none, or one of them is not what it ought to be: then it proves
 *   nothing
 */
export async function readKeptCheckpoints(
  folder: string,
  keys: readonly VerifierKey[] = [],
): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.checkpoint'))
    .sort();
  if (files.length === 0) throw new Error(`Der Ordner ${folder} enthält keine Prüfpunkte (*.checkpoint).`);
  return Promise.all(
    files.map(async (file) => {
      const note = await readFile(join(folder, file), 'utf8');
      readCheckpoint(note);
      if (keys.length > 0 && !keys.some((key) => isSignedBy(note, key))) {
        throw new Error(
          `Der Prüfpunkt ${file} ist mit keinem dieser Schlüssel unterschrieben: ${keys.map(({ text }) => text).join(', ')}. ` +
            'Geben Sie alle an, die es gab (--key).',
        );
      }
      return note;
    }),
  );
}
