import type { ProcessInstanceKey } from '@vorgang/execution';
import type { AuditedOperation, Queryable } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import type { EngineError } from '../errors.js';
import { recordForCaller } from './record-for-caller.js';

/** What somebody wanted to do with an instance, or with one of its user tasks. */
export interface RefusedOperation extends Pick<AuditedOperation, 'entityType' | 'operationType'> {
  readonly processInstanceKey: ProcessInstanceKey;
  readonly userTaskKey?: string;
}

interface Place {
  readonly processDefinitionId: string;
  readonly processDefinitionKey: string;
  readonly elementInstanceKey: string | null;
}

// Takes no lock. Index: primary keys.
const placeStatement = `
  select p.process_definition_id as "processDefinitionId", p.process_definition_key as "processDefinitionKey",
    t.element_instance_key as "elementInstanceKey"
  from process_instance p
  left join user_task t on t.tenant_id = p.tenant_id and t.user_task_key = $3
  where p.tenant_id = $1 and p.process_instance_key = $2`;

/**
 * Writes down what the state of an instance or a user task refused, as the audit log is documented to have it. Nothing of
 * the operation itself was done; a request that was wrong in itself is no entry.
 */
export async function recordRefusal(
  runtime: EngineRuntime,
  call: CallContext,
  { status }: EngineError,
  operation: RefusedOperation,
): Promise<void> {
  if (status !== 409) return;
  const { tenantId } = call;
  const { processInstanceKey, userTaskKey } = operation;
  await runtime.database.inTenant(tenantId, async (client) => {
    const place = await placeOf(client, tenantId, processInstanceKey, userTaskKey);
    const entityKey = userTaskKey ?? processInstanceKey;
    await recordForCaller(runtime, client, call, [{ ...operation, ...place, entityKey, result: 'FAIL' }]);
  });
}

async function placeOf(
  client: Queryable,
  tenantId: string,
  processInstanceKey: ProcessInstanceKey,
  userTaskKey: string | undefined,
): Promise<Place | undefined> {
  const { rows } = await client.query<Place>(placeStatement, [
    tenantId,
    processInstanceKey,
    userTaskKey ?? null,
  ]);
  return rows[0];
}
