import type { ProcessDefinitionKey } from '@vorgang/execution';
import type { BatchOperationType, Queryable } from '@vorgang/storage';
import { recordForCaller } from '../audit-log/record-for-caller.js';
import { acceptBatchOperation } from '../batch-operations/accept-batch-operation.js';
import { announceBatchOperation } from '../batch-operations/announce-batch-operation.js';
import type { BatchInstruction } from '../batch-operations/batch-instruction.js';
import type {
  CallContext,
  CreatedBatchOperation,
  DeletedResource,
  DeleteResourceRequest,
} from '../contract.js';
import { selectDefinitionKey } from '../definitions/select-definition.js';
import { closeStartSubscriptions, replaceStartSubscriptions } from '../deploy/start-subscriptions.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { NotFoundError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';
import { deletedOperations } from './deleted-operations.js';
import { findStoredResource, type StoredResource } from './find-stored-resource.js';
import { markDeleted } from './mark-deleted.js';

/**
 * Deletes a process definition, a decision model or a form: nothing new begins from it. What runs goes on, and where the
 * newest version was deleted, the one before is the newest again, with its start events.
 *
 * With its history: the ended instances of a process are deleted once none runs any more, the evaluations of a decision
 * model at once; both by a batch operation. The history of each process instance stays, as it always does.
 *
 * @throws NotFoundError when there is no such resource, or it was deleted before and no history is to follow
 */
export async function deleteResource(
  runtime: EngineRuntime,
  call: CallContext,
  request: DeleteResourceRequest,
): Promise<DeletedResource> {
  const { tenantId } = call;
  const { resourceKey, deleteHistory } = request;
  const deleted = await doOnce(
    runtime,
    call,
    'deleteResource',
    { resourceKey, deleteHistory },
    async (client) => {
      // Deployments and deletions of a tenant come one after the other, so that there is one newest version.
      await client.query("select pg_advisory_xact_lock(hashtextextended('vorgang-deploy ' || $1, 0))", [
        tenantId,
      ]);
      const resource = await findStoredResource(client, tenantId, resourceKey);
      const isRepeated = resource?.isDeleted === true;
      if (resource === undefined || (isRepeated && !(deleteHistory && resource.kind !== 'form'))) {
        throw new NotFoundError(`No resource has the key ${resourceKey}, or it was deleted before.`);
      }
      if (!isRepeated) await remove(runtime, client, tenantId, resource);
      await recordForCaller(runtime, client, call, await deletedOperations(client, tenantId, resource));
      const batchOperation = deleteHistory
        ? await removeHistory(runtime, client, call, request, resource)
        : null;
      return { resourceKey, batchOperation };
    },
  );
  runtime.deployments.forget(tenantId);
  if (deleted.batchOperation !== null)
    announceBatchOperation(runtime, tenantId, deleted.batchOperation.batchOperationKey);
  runtime.signals.publish([
    { kind: 'live', hint: { tenantId, kind: 'deployment', key: resourceKey } },
    { kind: 'timerScheduled', dueAt: runtime.clock.now() },
  ]);
  return deleted;
}

async function remove(
  runtime: EngineRuntime,
  client: Queryable,
  tenantId: string,
  resource: StoredResource,
): Promise<void> {
  const newest =
    resource.kind === 'process' ? await selectDefinitionKey(client, tenantId, resource.id, null) : undefined;
  await markDeleted(client, tenantId, resource, new Date(runtime.clock.now()));
  if (newest === resource.key) await startByVersionBefore(runtime, client, tenantId, resource.id);
}

async function startByVersionBefore(
  runtime: EngineRuntime,
  client: Queryable,
  tenantId: string,
  processDefinitionId: string,
): Promise<void> {
  const evaluation = { now: runtime.clock.now(), timeZone: await runtime.timeZones.of(tenantId) };
  const key = await selectDefinitionKey(client, tenantId, processDefinitionId, null);
  if (key === undefined)
    return closeStartSubscriptions(client, processDefinitionId, { tenantId, evaluation });
  const definition = await runtime.definitions.get(tenantId, key as ProcessDefinitionKey);
  const globals = await runtime.clusterVariables.seenBy(definition);
  await replaceStartSubscriptions(
    client,
    { process: definition.process, key, resource: { name: processDefinitionId } },
    { tenantId, keys: runtime.keys, evaluation: { ...evaluation, globals }, isRestored: true },
  );
}

async function removeHistory(
  runtime: EngineRuntime,
  client: Queryable,
  call: CallContext,
  { permittedDecisionIds }: DeleteResourceRequest,
  { kind, key, isDeleted }: StoredResource,
): Promise<CreatedBatchOperation | null> {
  switch (kind) {
    case 'form':
      return null;
    case 'decisions':
      return begin(runtime, client, call, {
        operationType: 'DELETE_DECISION_INSTANCE',
        filter: { decisionRequirementsKey: key },
        permittedProcessIds: permittedDecisionIds,
      });
    case 'process':
      if (isDeleted && !(await isRunning(client, call.tenantId, key)))
        return deleteInstancesOf(runtime, client, call, key);
      await client.query(
        `update process_definition set history_deleter_kind = $3, history_deleter_id = $4
         where tenant_id = $1 and process_definition_key = $2`,
        [call.tenantId, key, call.actor.kind, call.actor.id],
      );
      return null;
  }
}

/** Deletes the ended instances of a process definition, in the background. In the transaction of its caller. */
export function deleteInstancesOf(
  runtime: EngineRuntime,
  client: Queryable,
  call: Pick<CallContext, 'tenantId' | 'actor'>,
  processDefinitionKey: string,
): Promise<CreatedBatchOperation> {
  return begin(runtime, client, call, {
    operationType: 'DELETE_PROCESS_INSTANCE',
    filter: { processDefinitionKey },
    permittedProcessIds: null,
  });
}

function begin(
  runtime: EngineRuntime,
  client: Queryable,
  call: Pick<CallContext, 'tenantId' | 'actor'>,
  batch: {
    readonly operationType: BatchOperationType & BatchInstruction['operationType'];
    readonly filter: object;
    readonly permittedProcessIds: readonly string[] | null;
  },
): Promise<CreatedBatchOperation> {
  const { operationType } = batch;
  return acceptBatchOperation(runtime, client, call, { ...batch, instruction: { operationType } });
}

// Index: process_instance_by_definition.
async function isRunning(client: Queryable, tenantId: string, key: string): Promise<boolean> {
  const answer = await client.query(
    `select from process_instance
     where tenant_id = $1 and process_definition_key = $2 and state in ('ACTIVE', 'SUSPENDED') limit 1`,
    [tenantId, key],
  );
  return answer.rowCount === 1;
}
