import type { Actor, Queryable } from '@vorgang/storage';
import { announceBatchOperation } from '../batch-operations/announce-batch-operation.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { deleteInstancesOf } from './delete-resource.js';

interface DrainedDefinition {
  readonly tenant_id: string;
  readonly process_definition_key: string;
  readonly history_deleter_kind: Actor['kind'];
  readonly history_deleter_id: string;
}

// Takes no lock. Indexes: process_definition_history, process_instance_by_definition. Role: vorgang_engine.
const drained = `
  select d.tenant_id, d.process_definition_key, d.history_deleter_kind, d.history_deleter_id
  from process_definition d
  where d.history_deleter_id is not null
    and not exists (
      select from process_instance p
      where p.tenant_id = d.tenant_id and p.process_definition_key = d.process_definition_key
        and p.state in ('ACTIVE', 'SUSPENDED'))
  limit $1`;

// Of two nodes one begins the batch operation. Index: primary key.
const take = `
  update process_definition set history_deleter_kind = null, history_deleter_id = null
  where tenant_id = $1 and process_definition_key = $2 and history_deleter_id is not null`;

/** Begins to delete the instances of definitions that were deleted with their history and run no more. */
export async function deleteDrainedHistories(runtime: EngineRuntime, limit: number): Promise<void> {
  for (const definition of await findDrained(runtime.database.engine, limit)) {
    const { tenant_id: tenantId, process_definition_key: key } = definition;
    const actor: Actor = { kind: definition.history_deleter_kind, id: definition.history_deleter_id };
    const begun = await runtime.database.inTenant(tenantId, async (client) => {
      const { rowCount } = await client.query(take, [tenantId, key]);
      return rowCount === 1 ? deleteInstancesOf(runtime, client, { tenantId, actor }, key) : null;
    });
    if (begun !== null) announceBatchOperation(runtime, tenantId, begun.batchOperationKey);
  }
}

async function findDrained(database: Queryable, limit: number): Promise<readonly DrainedDefinition[]> {
  return (await database.query<DrainedDefinition>(drained, [limit])).rows;
}
