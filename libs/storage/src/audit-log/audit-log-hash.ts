import { hash } from 'node:crypto';
import { canonicalJson } from '../history/canonical-json.js';
import type { AuditLogRow } from './audit-log-row.js';

/**
 * The hash of an entry: SHA-256 over the 32 bytes of the hash before it, followed by the UTF-8 bytes of the canonical
 * JSON (RFC 8785) of all other columns.
 */
export function auditLogHash(previousHash: string, row: Omit<AuditLogRow, 'hash'>): string {
  const { hash: _own, ...all }: Omit<AuditLogRow, 'hash'> & { readonly hash?: string } = row;
  const covered = row.format === 1 ? asFormatOne(all) : all;
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(previousHash, 'hex'), Buffer.from(canonicalJson(covered), 'utf8')]),
    'hex',
  );
}

/** Format 1 has no instances and tasks. A value that was put into such a row later is covered, and so it is found. */
function asFormatOne(row: Omit<AuditLogRow, 'hash'>) {
  const { processInstanceKey, elementInstanceKey, userTaskKey, ...covered } = row;
  const hasLater = [processInstanceKey, elementInstanceKey, userTaskKey].some((key) => key != null);
  return hasLater ? row : covered;
}
