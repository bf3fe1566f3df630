import type { Queryable } from '../database/queryable.js';
import type { BatchOperationReference } from './batch-operation.js';

// Locks one row. Index: primary key. Role: vorgang_engine. Items captured before are canceled by the loop.
const statement = `
  update batch_operation
  set state = 'FAILED', captured = true, end_date = $4, failure = $3
  where tenant_id = $1 and batch_operation_key = $2 and state in ('CREATED', 'ACTIVE')`;

/** Gives up a batch operation whose items cannot be found. `at` is milliseconds since 1970 UTC. */
export async function failBatchOperation(
  database: Queryable,
  batch: BatchOperationReference,
  failure: { readonly reason: string; readonly at: number },
): Promise<void> {
  await database.query(statement, [
    batch.tenantId,
    batch.batchOperationKey,
    failure.reason,
    new Date(failure.at),
  ]);
}
