import type { Queryable } from '@vorgang/identity';
import { historyColumns, historyHash, noPreviousHash, personalCommitment, type HistoryRow } from '@vorgang/storage';
import type { ChainVerification } from './audit.dto.js';

type ChainOutcome = Omit<ChainVerification, 'checkedAt'>;

/**
 * Recomputes the hash chain of one instance, from its first step to the hash that the instance itself carries.
 * Takes no lock; one statement, so it sees one moment. Index: primary key of history.
 */
export async function verifyCaseChain(
  connection: Queryable,
  tenantId: string,
  processInstanceKey: string,
): Promise<ChainOutcome> {
  const { rows } = await connection.query<HistoryRow & { readonly newestHash: string; readonly isRecorded: boolean }>(
    `select ${historyColumns}, encode(instance.history_hash, 'hex') as "newestHash", h.sequence is not null as "isRecorded"
     from process_instance instance
     left join history h
       on h.tenant_id = instance.tenant_id and h.process_instance_key = instance.process_instance_key
     where instance.tenant_id = $1 and instance.process_instance_key = $2
     order by h.sequence`,
    [tenantId, processInstanceKey],
  );
  return checkChain(rows.filter((row) => row.isRecorded), rows[0]?.newestHash ?? null);
}

/** The first row that does not fit, or proof that all do. `newestHash` guards against rows cut off at the end. */
export function checkChain(rows: readonly HistoryRow[], newestHash: string | null): ChainOutcome {
  let previous = noPreviousHash;
  let expected = 1;
  for (const row of rows) {
    const reason = faultOf(row, previous, expected);
    if (reason !== null) {
      return { intact: false, checkedSteps: expected, brokenSequence: expected, reason, lastHash: previous };
    }
    previous = row.hash;
    expected += 1;
  }
  if (newestHash !== null && newestHash !== previous) {
    const reason = `Steps from ${expected} on are missing: the instance carries a later hash.`;
    return { intact: false, checkedSteps: rows.length, brokenSequence: expected, reason, lastHash: previous };
  }
  return { intact: true, checkedSteps: rows.length, brokenSequence: null, reason: null, lastHash: previous };
}

function faultOf(row: HistoryRow, previous: string, expected: number): string | null {
  if (Number(row.sequence) !== expected) return `Step ${expected} is missing; step ${row.sequence} follows.`;
  if (historyHash(previous, row) !== row.hash) return `The content of step ${expected} does not match its hash.`;
  if (row.personal !== null && personalCommitment(row.personal, Buffer.from(row.salt ?? '', 'hex')) !== row.commitment) {
    return `The personal values of step ${expected} do not match their commitment.`;
  }
  return null;
}
