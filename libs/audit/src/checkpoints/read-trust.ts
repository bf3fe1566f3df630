import { readFile } from 'node:fs/promises';
import { isHandover, readHandover, UntrustedHandoverError } from './key-handover.js';
import { readKeptCheckpoints } from './read-kept-checkpoints.js';
import { readVerifierKey, type VerifierKey } from './signing-key.js';
import type { AuditTrust } from './verify-tree.js';

/** The files that an auditor brings along. */
export interface TrustFiles {
  /**
   * The keys that signed checkpoints, the one after the other: each a file with the key that verifies, or with the note by
   * which the key before hands over to it.
   */
  readonly keyFiles?: readonly string[];
  /** Folder of checkpoints that were kept elsewhere. */
  readonly checkpoints?: string;
}

/** @throws UnreadableKeyError, UnreadableNoteError, UntrustedHandoverError, or Error where a file is missing or signed by somebody else */
export async function readTrust({ keyFiles = [], checkpoints }: TrustFiles): Promise<AuditTrust> {
  const keys: VerifierKey[] = [];
  for (const file of keyFiles) keys.push(readKey(await readFile(file, 'utf8'), keys.at(-1)));
  const kept = checkpoints === undefined ? undefined : await readKeptCheckpoints(checkpoints, keys);
  return { ...(keys.length > 0 ? { keys } : {}), ...(kept ? { kept } : {}) };
}

function readKey(text: string, before: VerifierKey | undefined): VerifierKey {
  if (!isHandover(text)) return readVerifierKey(text);
  if (before === undefined) {
    throw new UntrustedHandoverError(
      'Vor einer Übergabe muss der Schlüssel angegeben werden, der sie unterschrieben hat (--key DATEI --key ÜBERGABE).',
    );
  }
  return readHandover(text, before);
}
