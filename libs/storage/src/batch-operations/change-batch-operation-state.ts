import type { Queryable } from '../database/queryable.js';
import type { BatchOperationReference, BatchOperationState, BatchOperationType } from './batch-operation.js';

// Waits for a claim that is under way, then locks one row. Index: primary key.
// Runs inside a transaction that names its tenant.
const statement = `
  update batch_operation
  set state = case when $4 = 'ACTIVE' and start_date is null then 'CREATED' else $4 end, end_date = $5
  where tenant_id = $1 and batch_operation_key = $2 and state = any ($3)
  returning operation_type as "operationType"`;

const present = `
  select state, operation_type as "operationType" from batch_operation
  where tenant_id = $1 and batch_operation_key = $2`;

export type BatchStateChange =
  | { readonly kind: 'changed'; readonly operationType: BatchOperationType }
  | { readonly kind: 'notFound' }
  | {
      readonly kind: 'otherState';
      readonly state: BatchOperationState;
      readonly operationType: BatchOperationType;
    };

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
  const answer = await database.query<{ operationType: BatchOperationType }>(statement, [
    ...place,
    [...change.from],
    change.to,
    endDate,
  ]);
  if (answer.rows[0] !== undefined) return { kind: 'changed', ...answer.rows[0] };
  const { rows } = await database.query<{ state: BatchOperationState; operationType: BatchOperationType }>(
    present,
    place,
  );
  return rows[0] === undefined ? { kind: 'notFound' } : { kind: 'otherState', ...rows[0] };
}
