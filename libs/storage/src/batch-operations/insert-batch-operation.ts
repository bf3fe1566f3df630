import type { Actor } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import type { BatchOperationReference, BatchOperationType } from './batch-operation.js';

// Reads the newest key of the tenant from the end of a primary key: what begins later is no part of the operation. Runs inside a transaction that names its tenant.
const statement = `
  insert into batch_operation (
    tenant_id, batch_operation_key, operation_type, instruction, filter, permitted_process_ids, state, newest_key,
    actor_kind, actor_id, created_at)
  values ($1, $2, $3, $4, $5, $6, 'CREATED',
    coalesce(case when $3 = 'DELETE_DECISION_INSTANCE'
      then (select max(decision_evaluation_key) from decision_instance where tenant_id = $1)
      else (select max(process_instance_key) from process_instance where tenant_id = $1) end, 0), $7, $8, $9)`;

export interface NewBatchOperation extends BatchOperationReference {
  readonly operationType: BatchOperationType;
  readonly instruction: object;
  readonly filter: object;
  readonly permittedProcessIds: readonly string[] | null;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Accepts a batch operation; the loop captures its items. */
export async function insertBatchOperation(database: Queryable, batch: NewBatchOperation): Promise<void> {
  await database.query(statement, [
    batch.tenantId,
    batch.batchOperationKey,
    batch.operationType,
    JSON.stringify(batch.instruction),
    JSON.stringify(batch.filter),
    batch.permittedProcessIds,
    batch.actor.kind,
    batch.actor.id,
    new Date(batch.at),
  ]);
}
