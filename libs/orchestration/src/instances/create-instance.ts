import type { CreateProcessInstanceCommand, ProcessInstanceKey } from '@vorgang/execution';
import { DeploymentsChanged } from '../commands/deployments-changed.js';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type {
  CallContext,
  CreatedInstance,
  CreateInstanceRequest,
  ProcessDefinitionReference,
} from '../contract.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { AssumedDeployments } from '../definitions/deployment-marker.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError, OverloadedError } from '../errors.js';
import {
  earlierAnswer,
  repeatableRequest,
  type RepeatableRequest,
} from '../idempotency/repeatable-request.js';

/** Deployments that come one after the other while an instance is being created, before its caller is told to come back. */
const DEPLOYMENTS_LIMIT = 20;

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

  // The same for each attempt, so that one whose fate is not known can never stand beside another.
  const processInstanceKey = request.processInstanceKey ?? (runtime.keys.next() as ProcessInstanceKey);
  for (let attempt = 1; attempt <= DEPLOYMENTS_LIMIT; attempt += 1) {
    try {
      return await createFromNewest(runtime, call, { ...request, processInstanceKey }, repeatable);
    } catch (error) {
      if (!(error instanceof DeploymentsChanged)) throw error;
    }
  }
  throw new OverloadedError('Too much is being deployed at once. Try again in a second.', 1);
}

/** @throws DeploymentsChanged when something was deployed or deleted meanwhile; nothing was created */
async function createFromNewest(
  runtime: EngineRuntime,
  call: CallContext,
  request: CreateInstanceRequest & { readonly processInstanceKey: ProcessInstanceKey },
  repeatable: RepeatableRequest | null,
): Promise<CreatedInstance> {
  const deployments = runtime.deployments.assume();
  const definition = await findDefinition(runtime, call.tenantId, request.definition, deployments);
  const { processInstanceKey } = request;
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
    deployments,
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
  deployments: AssumedDeployments,
): Promise<CompiledDefinition> {
  if ('processDefinitionKey' in reference)
    return runtime.definitions.available(tenantId, reference.processDefinitionKey, deployments);
  const { processDefinitionId, version } = reference;
  if (processDefinitionId === '') {
    throw new InvalidArgumentError(
      'The process id is empty. Name the id of the process in its BPMN file.',
      'processDefinitionId',
    );
  }
  if (version === undefined || version === -1)
    return runtime.definitions.latest(tenantId, processDefinitionId, deployments);
  return runtime.definitions.version(tenantId, processDefinitionId, version);
}
