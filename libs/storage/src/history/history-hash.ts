import { createHmac, hash } from 'node:crypto';
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
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(previousHash, 'hex'), Buffer.from(covered, 'utf8')]),
    'hex',
  );
}

/** Binds the row to its personal part without giving anything away once the salt is gone. */
export function personalCommitment(personal: string, salt: Uint8Array): string {
  return createHmac('sha256', salt).update(personal, 'utf8').digest('hex');
}
