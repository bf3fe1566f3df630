import type { CreateProcessInstanceCommand, ProcessInstanceKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type {
  CallContext,
  CreatedInstance,
  CreateInstanceRequest,
  ProcessDefinitionReference,
} from '../contract.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { earlierAnswer, repeatableRequest } from '../idempotency/repeatable-request.js';

/**
 * Starts an instance at the none start event of a process, or at the elements that the request names.
 *
 * @throws NotFoundError when the process is not deployed
 */
export async function createInstance(
  runtime: EngineRuntime,
  call: CallContext,
  request: CreateInstanceRequest,
): Promise<CreatedInstance> {
  const repeatable = repeatableRequest(call, 'createProcessInstance', request);
  const earlier = await earlierAnswer<CreatedInstance>(runtime.database.engine, call.tenantId, repeatable);
  if (earlier !== undefined) return earlier.result;

  const definition = await findDefinition(runtime, call.tenantId, request.definition);
  const processInstanceKey = request.processInstanceKey ?? (runtime.keys.next() as ProcessInstanceKey);
  const command: CreateProcessInstanceCommand = {
    kind: 'createProcessInstance',
    processInstanceKey,
    processDefinitionKey: definition.processDefinitionKey,
    processDefinitionVersion: definition.version,
    tenantId: call.tenantId,
    variables: request.variables,
    businessId: request.businessId,
    tags: request.tags,
    ...(isEmpty(request.startInstructions) ? {} : { startInstructions: request.startInstructions }),
    ...(isEmpty(request.terminateAfter) ? {} : { terminateAfter: request.terminateAfter }),
  };
  const result: CreatedInstance = {
    processInstanceKey,
    processDefinitionKey: definition.processDefinitionKey,
    processDefinitionId: definition.processDefinitionId,
    processDefinitionVersion: definition.version,
    tenantId: call.tenantId,
  };
  const outcome = await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(processInstanceKey),
    command,
    result,
    repeatable,
  });
  return outcome.kind === 'jobLost' ? result : outcome.result;
}

function isEmpty(list: readonly unknown[] | undefined): boolean {
  return list === undefined || list.length === 0;
}

function findDefinition(
  runtime: EngineRuntime,
  tenantId: string,
  reference: ProcessDefinitionReference,
): Promise<CompiledDefinition> {
  if ('processDefinitionKey' in reference)
    return runtime.definitions.available(tenantId, reference.processDefinitionKey);
  const { processDefinitionId, version } = reference;
  if (processDefinitionId === '') {
    throw new InvalidArgumentError(
      'The process id is empty. Name the id of the process in its BPMN file.',
      'processDefinitionId',
    );
  }
  if (version === undefined || version === -1)
    return runtime.definitions.latest(tenantId, processDefinitionId);
  return runtime.definitions.version(tenantId, processDefinitionId, version);
}
