import type { ElementInstanceKey, IncidentKey, ProcessInstanceKey } from '@vorgang/execution';
import {
  batchItemRequestKey,
  isBatchItemPossible,
  type BatchItemResult,
  type ClaimedBatchItem,
  type OpenBatchOperation,
} from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import { isConnectionError } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { deleteDecisionInstances } from '../decisions/delete-decision-instances.js';
import { EngineError, OutcomeUnknownError, OverloadedError } from '../errors.js';
import { resolveIncident } from '../incidents/resolve-incident.js';
import { cancelInstance } from '../instances/cancel-instance.js';
import { deleteInstance } from '../instances/delete-instance.js';
import { modifyInstance } from '../instances/modify-instance.js';
import { resumeInstance } from '../instances/resume-instance.js';
import { setVariables } from '../instances/set-variables.js';
import { suspendInstance } from '../instances/suspend-instance.js';
import { errorText } from '../logging/logger.js';
import { migrateInstance } from '../migrations/migrate-instance.js';
import type { BatchInstruction } from './batch-instruction.js';

/**
 * Does one item as a step by the creator of the batch operation. The step carries the item's own idempotency key, so it
 * is done once, however often a node is killed before it could write the result down.
 *
 * Null where the item is to be tried again later: the node is overloaded, or the database away.
 */
export async function doBatchItem(
  runtime: EngineRuntime,
  batch: OpenBatchOperation,
  item: ClaimedBatchItem,
): Promise<BatchItemResult | null> {
  const { itemKey } = item;
  const call: CallContext = {
    tenantId: batch.tenantId,
    actor: batch.actor,
    idempotencyKey: batchItemRequestKey(batch.batchOperationKey, itemKey),
  };
  try {
    await perform(runtime, call, batch, item);
    return { itemKey, state: 'COMPLETED', errorMessage: null };
  } catch (error) {
    if (error instanceof OverloadedError || error instanceof OutcomeUnknownError || isConnectionError(error))
      return null;
    return { itemKey, ...(await explainFailure(runtime, batch, item, error)) };
  }
}

function perform(
  runtime: EngineRuntime,
  call: CallContext,
  batch: OpenBatchOperation,
  item: ClaimedBatchItem,
): Promise<void> {
  const instruction = JSON.parse(batch.instruction) as BatchInstruction;
  const processInstanceKey = item.processInstanceKey as ProcessInstanceKey;
  switch (instruction.operationType) {
    case 'CANCEL_PROCESS_INSTANCE':
      return cancelInstance(runtime, call, processInstanceKey);
    case 'DELETE_DECISION_INSTANCE':
      return deleteDecisionInstances(runtime, call, item.itemKey, batch.batchOperationKey);
    case 'DELETE_PROCESS_INSTANCE':
      return deleteInstance(runtime, call, processInstanceKey);
    case 'MIGRATE_PROCESS_INSTANCE':
      return migrateInstance(runtime, call, processInstanceKey, instruction.plan);
    case 'MODIFY_PROCESS_INSTANCE':
      return modifyInstance(runtime, call, processInstanceKey, {
        activateInstructions: [],
        moveInstructions: instruction.moves.map(({ sourceElementId, targetElementId }) => ({
          sourceElementInstruction: { sourceType: 'byId', sourceElementId },
          targetElementId,
          ancestorScopeInstruction: { ancestorScopeType: 'sourceParent' },
          variableInstructions: [],
        })),
        terminateInstructions: [],
      });
    case 'RESOLVE_INCIDENT':
      return resolveIncident(runtime, call, item.itemKey as IncidentKey, instruction.retries);
    case 'RESUME_PROCESS_INSTANCE':
      return resumeInstance(runtime, call, processInstanceKey);
    case 'SUSPEND_PROCESS_INSTANCE':
      return suspendInstance(runtime, call, processInstanceKey);
    case 'UPDATE_VARIABLE':
      return setVariables(
        runtime,
        call,
        item.processInstanceKey as ElementInstanceKey,
        instruction.variables,
        true,
      );
  }
}

/** An item that the operation no longer means is no failure: someone else was quicker. */
async function explainFailure(
  runtime: EngineRuntime,
  batch: OpenBatchOperation,
  item: ClaimedBatchItem,
  error: unknown,
): Promise<Pick<BatchItemResult, 'state' | 'errorMessage'>> {
  if (!(error instanceof EngineError)) {
    const { batchOperationKey } = batch;
    runtime.logger.error('batch-item-failed', {
      batchOperationKey,
      itemKey: item.itemKey,
      reason: errorText(error),
    });
    return { state: 'FAILED', errorMessage: 'The engine failed; its log says why.' };
  }
  const isPossible = await isBatchItemPossible(runtime.database.engine, batch, item);
  return { state: isPossible ? 'FAILED' : 'SKIPPED', errorMessage: error.message };
}
