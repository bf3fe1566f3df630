import type { Queryable } from '../database/queryable.js';
import type { BatchOperationReference, BatchOperationState } from './batch-operation.js';

// Waits for a claim that is under way, then locks one row. Index: primary key.
// Runs inside a transaction that names its tenant.
const statement = `
  update batch_operation
  set state = case when $4 = 'ACTIVE' and start_date is null then 'CREATED' else $4 end, end_date = $5
  where tenant_id = $1 and batch_operation_key = $2 and state = any ($3)`;

const present = 'select state from batch_operation where tenant_id = $1 and batch_operation_key = $2';

export type BatchStateChange =
  | { readonly kind: 'changed' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'otherState'; readonly state: BatchOperationState };

/** Brings a batch operation from one of the states into another: of two who ask at once, one does it. */
export async function changeBatchOperationState(
  database: Queryable,
  batch: BatchOperationReference,
  change: {
    readonly from: readonly BatchOperationState[];
    readonly to: 'ACTIVE' | 'SUSPENDED' | 'CANCELED';
    /** Milliseconds since 1970 UTC; null where it goes on. */
    readonly endDate: number | null;
  },
): Promise<BatchStateChange> {
  const place = [batch.tenantId, batch.batchOperationKey];
  const endDate = change.endDate === null ? null : new Date(change.endDate);
  const answer = await database.query(statement, [...place, [...change.from], change.to, endDate]);
  if (answer.rowCount === 1) return { kind: 'changed' };
  const { rows } = await database.query<{ state: BatchOperationState }>(present, place);
  return rows[0] === undefined ? { kind: 'notFound' } : { kind: 'otherState', state: rows[0].state };
}
