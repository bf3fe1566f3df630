import { sign, verify } from 'node:crypto';
import { hashLength } from './merkle-tree.js';
import type { SigningKey, VerifierKey } from './signing-key.js';

/** What a checkpoint states: so many leaves has the tree of that origin, and this is its root. */
export interface CheckpointStatement {
  /** Name of the key and the tenant: `vorgang.kreis-musterland.de/nord`. */
  readonly origin: string;
  readonly treeSize: bigint;
  readonly root: Buffer;
}

/** The text is no checkpoint. */
export class UnreadableNoteError extends Error {
  override readonly name = 'UnreadableNoteError';
}

/** The name under which the histories of a tenant are signed. */
export function originOf(keyName: string, tenantId: string): string {
  return `${keyName}/${encodeURIComponent(tenantId)}`;
}

/**
 * The tenant whose histories a checkpoint is about.
 *
 * @throws UnreadableNoteError
 */
export function tenantOf(note: string): string {
  const { origin } = readCheckpoint(note);
  return decodeURIComponent(origin.slice(origin.lastIndexOf('/') + 1));
}

/** Signs a statement; the text has the form of C2SP tlog-checkpoint and signed-note. */
export function signCheckpoint({ origin, treeSize, root }: CheckpointStatement, key: SigningKey): string {
  return signNote(`${origin}\n${treeSize}\n${root.toString('base64')}\n`, [key]);
}

/** Signs a text of whole lines with each of the keys (C2SP signed-note). */
export function signNote(text: string, keys: readonly SigningKey[]): string {
  const signatures = keys.map(({ name, keyHash, privateKey }) => {
    const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
    return `— ${name} ${Buffer.concat([keyHash, signature]).toString('base64')}\n`;
  });
  return `${text}\n${signatures.join('')}`;
}

/**
 * Reads what a checkpoint states, signed by whomever.
 *
 * @throws UnreadableNoteError
 */
export function readCheckpoint(note: string): CheckpointStatement {
  const [origin, size, encoded] = readNote(note).split('\n');
  const root = Buffer.from(encoded ?? '', 'base64');
  if (!origin || !/^(0|[1-9]\d{0,18})$/.test(size ?? '') || root.length !== hashLength) {
    throw new UnreadableNoteError(
      'That is no checkpoint: its lines are origin, number of leaves, root hash, nothing, signature (C2SP tlog-checkpoint).',
    );
  }
  return { origin, treeSize: BigInt(size!), root };
}

/** Whether one of the signatures of the note is of this key. */
export function isSignedBy(note: string, key: VerifierKey): boolean {
  const text = readNote(note);
  const lines = note.slice(text.length + 1).split('\n');
  return lines.some((line) => {
    const [, name, encoded] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    if (name !== key.name || encoded === undefined) return false;
    const bytes = Buffer.from(encoded, 'base64');
    if (!bytes.subarray(0, 4).equals(key.keyHash)) return false;
    return verify(null, Buffer.from(text, 'utf8'), key.publicKey, bytes.subarray(4));
  });
}

/** What was signed, by whomever: all before the empty line that parts the text from its signatures. */
export function readNote(note: string): string {
  const end = note.indexOf('\n\n');
  return end === -1 ? '' : note.slice(0, end + 1);
}
