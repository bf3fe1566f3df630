import { batchFilter } from '@vorgang/storage';
import type { CallContext, CreateBatchOperationRequest, CreatedBatchOperation } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { doOnce } from '../idempotency/do-once.js';
import { acceptBatchOperation } from './accept-batch-operation.js';
import { announceBatchOperation } from './announce-batch-operation.js';
import { checkBatchInstruction } from './check-batch-instruction.js';

/**
 * Accepts an operation on everything that a filter finds now. Its items are captured and worked off in the background,
 * on any node.
 *
 * @throws InvalidArgumentError when the instruction asks for nothing
 * @throws NotFoundError when the tenant has not deployed the target of a migration
 * @throws InvalidSearchError naming what is wrong in the filter, also where it asks for everything
 */
export async function createBatchOperation(
  runtime: EngineRuntime,
  call: CallContext,
  request: CreateBatchOperationRequest,
): Promise<CreatedBatchOperation> {
  const { instruction, filter, permittedProcessIds } = request;
  batchFilter(instruction.operationType, filter);
  checkBatchInstruction(instruction);
  // Says at once that the tenant has no such target, instead of once per instance.
  if (instruction.operationType === 'MIGRATE_PROCESS_INSTANCE') {
    await runtime.definitions.available(call.tenantId, instruction.plan.targetProcessDefinitionKey);
  }
  const { operationType } = instruction;
  const batch = { operationType, instruction, filter, permittedProcessIds };
  const created = await doOnce(runtime, call, 'createBatchOperation', { instruction, filter }, (client) =>
    acceptBatchOperation(runtime, client, call, batch),
  );
  announceBatchOperation(runtime, call.tenantId, created.batchOperationKey);
  return created;
}
