import type { Actor } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import type { BatchOperationState, BatchOperationType, OpenBatchOperation } from './batch-operation.js';

// Takes no lock. Index: batch_operation_open. Role: vorgang_engine.
const statement = `
  select tenant_id, batch_operation_key, operation_type, instruction, filter, permitted_process_ids, state,
         captured_key, newest_key, captured, actor_kind, actor_id
  from batch_operation
  where not settled and state <> 'SUSPENDED'
  order by batch_operation_key
  limit $1`;

interface Row {
  readonly tenant_id: string;
  readonly batch_operation_key: string;
  readonly operation_type: BatchOperationType;
  readonly instruction: string;
  readonly filter: string;
  readonly permitted_process_ids: readonly string[] | null;
  readonly state: BatchOperationState;
  readonly captured_key: string;
  readonly newest_key: string;
  readonly captured: boolean;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string;
}

/** The batch operations of all tenants that have something left to do, oldest first. */
export async function findOpenBatchOperations(
  database: Queryable,
  limit: number,
): Promise<readonly OpenBatchOperation[]> {
  const { rows } = await database.query<Row>({
    name: 'find_open_batch_operations',
    text: statement,
    values: [limit],
  });
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    batchOperationKey: row.batch_operation_key,
    operationType: row.operation_type,
    instruction: row.instruction,
    filter: row.filter,
    permittedProcessIds: row.permitted_process_ids,
    state: row.state,
    capturedKey: row.captured_key,
    newestKey: row.newest_key,
    captured: row.captured,
    actor: { kind: row.actor_kind, id: row.actor_id },
  }));
}
