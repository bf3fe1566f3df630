import {
  currentHistoryFormat,
  historyHash,
  noPreviousHash,
  personalCommitment,
  type HistoryRow,
} from '@vorgang/storage';
import type { RecordedCase } from '../source/recorded-case.js';
import type { FaultCode } from './fault.js';

/** A row of the history that does not fit. */
export interface BrokenRow {
  readonly code: FaultCode;
  readonly sequence: string;
}

/** Where a chain begins: the number of its first row, and the hash before it. */
export interface ChainStart {
  readonly sequence: bigint;
  readonly previousHash: string;
}

const beginning: ChainStart = { sequence: 1n, previousHash: noPreviousHash };

/** Recomputes the chain of a case from its first row; the first row that does not fit, or null. */
export function verifyChain(recorded: RecordedCase, start: ChainStart = beginning): BrokenRow | null {
  let { previousHash, sequence: expected } = start;
  for (const row of recorded.history) {
    const code = verifyRow(recorded, row, expected, previousHash);
    if (code !== null) return { code, sequence: row.sequence };
    previousHash = row.hash;
    expected += 1n;
  }
  return null;
}

function verifyRow(
  recorded: RecordedCase,
  row: HistoryRow,
  sequence: bigint,
  previousHash: string,
): FaultCode | null {
  if (row.tenantId !== recorded.tenantId || row.processInstanceKey !== recorded.processInstanceKey)
    return 'owner';
  if (row.sequence !== String(sequence)) return 'sequence';
  if (row.format !== currentHistoryFormat) return 'format';
  if (row.hash !== historyHash(previousHash, row)) return 'hash';
  return verifyPersonalPart(row);
}

function verifyPersonalPart(row: HistoryRow): FaultCode | null {
  if (row.commitment === '') return row.personal === null && row.salt === null ? null : 'commitment';
  if (row.personal === null || row.salt === null) return 'personalPartMissing';
  return row.commitment === personalCommitment(row.personal, Buffer.from(row.salt, 'hex'))
    ? null
    : 'commitment';
}
