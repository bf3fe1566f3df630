import { auditLogHash, knownAuditLogFormats, noPreviousHash, type AuditLogRow } from '@vorgang/storage';
import type { RecordedLog } from '../source/recorded-log.js';
import type { LogFault, LogFaultCode } from './log-fault.js';

/**
 * Verifies a chain of the audit log: each entry, that none is missing at its start or in the middle, and that it is the one
 * that checkpoints were signed for. Answers the first fault, or null.
 */
export function verifyLog(log: RecordedLog): LogFault | null {
  const { tenantId, chainKey, entries, leaves } = log;
  const fault = (code: LogFaultCode, sequence: string): LogFault => ({ tenantId, chainKey, sequence, code });
  let previousHash = noPreviousHash;
  for (const [place, entry] of entries.entries()) {
    const code = verifyEntry(log, entry, String(place + 1), previousHash);
    if (code !== null) return fault(code, entry.sequence);
    previousHash = entry.hash;
  }
  const hashes = new Map(entries.map(({ sequence, hash }) => [sequence, hash]));
  const unlike = leaves.find(({ sequence, hash }) => hashes.get(sequence) !== hash);
  if (unlike === undefined) return null;
  return fault(hashes.has(unlike.sequence) ? 'checkpoint' : 'tail', unlike.sequence);
}

function verifyEntry(
  { tenantId, chainKey }: RecordedLog,
  entry: AuditLogRow,
  sequence: string,
  previousHash: string,
): LogFaultCode | null {
  if (entry.tenantId !== tenantId || entry.chainKey !== chainKey) return 'owner';
  if (entry.sequence !== sequence) return 'sequence';
  if (!knownAuditLogFormats.includes(entry.format)) return 'format';
  return entry.hash === auditLogHash(previousHash, entry) ? null : 'hash';
}
