import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { HistoryRow } from './history-row.js';

/** What the first row of each instance builds upon: there is no hash before it. */
export const noPreviousHash = '0'.repeat(64);

/**
 * The hash of a row: SHA-256 over the 32 bytes of the hash before it, followed by the UTF-8 bytes of the canonical
 * JSON (RFC 8785) of all other columns. `personal` and `salt` are covered by `commitment`.
 */
export function historyHash(
  previousHash: string,
  row: Omit<HistoryRow, 'personal' | 'salt' | 'hash'>,
): string {
  const covered = canonicalJson({
    actorId: row.actorId,
    actorKind: row.actorKind,
    command: row.command,
    commitment: row.commitment,
    format: row.format,
    payload: row.payload,
    processInstanceKey: row.processInstanceKey,
    recordedAt: row.recordedAt,
    sequence: row.sequence,
    tenantId: row.tenantId,
  });
  return hash('sha256', joined(Buffer.from(previousHash, 'hex'), covered), 'hex');
}

/** Binds the row to its personal part without giving anything away once the salt is gone. */
export function personalCommitment(personal: string, salt: Uint8Array): string {
  // Twice at one go, as RFC 2104 says, for a key of no more than a block: an object for each of them costs more than both.
  const inner = hash('sha256', joined(padded(salt, 0x36), personal), 'buffer');
  return hash('sha256', Buffer.concat([padded(salt, 0x5c), inner]), 'hex');
}

function joined(bytes: Uint8Array, text: string): Uint8Array {
  const whole = Buffer.allocUnsafe(bytes.length + 3 * text.length);
  whole.set(bytes);
  return whole.subarray(0, bytes.length + whole.write(text, bytes.length, 'utf8'));
}

const BLOCK = 64;

function padded(key: Uint8Array, pad: number): Uint8Array {
  const block = Buffer.alloc(BLOCK, pad);
  for (const [place, byte] of key.entries()) block[place] = byte ^ pad;
  return block;
}
