import { readFile } from 'node:fs/promises';
import { readKeptCheckpoints } from './read-kept-checkpoints.js';
import { readVerifierKey } from './signing-key.js';
import type { AuditTrust } from './verify-tree.js';

/** The files that an auditor brings along. */
export interface TrustFiles {
  /** The key that verifies the signatures of checkpoints. */
  readonly keyFile?: string;
  /** Folder of checkpoints that were kept elsewhere. */
  readonly checkpoints?: string;
}

/** @throws UnreadableKeyError, UnreadableNoteError, or Error where a file is missing or signed by somebody else */
export async function readTrust({ keyFile, checkpoints }: TrustFiles): Promise<AuditTrust> {
  const key = keyFile === undefined ? undefined : readVerifierKey(await readFile(keyFile, 'utf8'));
  const kept = checkpoints === undefined ? undefined : await readKeptCheckpoints(checkpoints, key);
  return { ...(key ? { key } : {}), ...(kept ? { kept } : {}) };
}
