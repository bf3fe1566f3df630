import type { ProcessDefinitionKey, ProcessInstanceKey } from '@vorgang/execution';
import { evaluate, type JsonObject } from '@vorgang/feel';
import { insertOutboxCommands, insertReceipt } from '@vorgang/storage';
import type { CallContext, EvaluateConditionalsRequest, EvaluatedConditionals } from '../contract.js';
import { conditionalStartEvents, type CompiledDefinition } from '../definitions/compiled-definition.js';
import { selectNewestDefinitionKeys } from '../definitions/select-newest-definition-keys.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { earlierAnswer, receiptFor, repeatableRequest } from '../idempotency/repeatable-request.js';

/** A conditional start event whose condition holds. */
interface FulfilledStart {
  readonly definition: CompiledDefinition;
  readonly eventId: string;
}

/**
 * Evaluates the conditional start events of the newest versions, or of one version, with the given variables, and
 * starts an instance at each whose condition holds. The instances are accepted all at once and begin soon after.
 *
 * @throws NotFoundError when the named definition does not exist
 */
export async function evaluateConditionals(
  runtime: EngineRuntime,
  call: CallContext,
  request: EvaluateConditionalsRequest,
): Promise<EvaluatedConditionals> {
  const repeatable = repeatableRequest(call, 'evaluateConditionals', request);
  const earlier = await earlierAnswer<EvaluatedConditionals>(
    runtime.database.engine,
    call.tenantId,
    repeatable,
  );
  if (earlier !== undefined) return earlier.result;

  const fulfilled = await findFulfilled(runtime, call.tenantId, request);
  const evaluationKey = runtime.keys.next();
  const starts = fulfilled.map((start) => ({
    ...start,
    processInstanceKey: runtime.keys.next() as ProcessInstanceKey,
  }));
  const result: EvaluatedConditionals = {
    conditionalEvaluationKey: evaluationKey,
    processInstances: starts.map(({ definition, processInstanceKey }) => ({
      processDefinitionKey: definition.processDefinitionKey,
      processInstanceKey,
    })),
  };
  await runtime.database.inTenant(call.tenantId, async (client) => {
    const at = runtime.clock.now();
    const receipt = repeatable === null ? undefined : receiptFor(repeatable, result);
    if (receipt !== undefined && !(await insertReceipt(client, call.tenantId, receipt, at))) return;
    if (starts.length === 0) return;
    await insertOutboxCommands(
      client,
      { tenantId: call.tenantId, actor: call.actor, at },
      starts.map(({ definition, eventId, processInstanceKey }) => ({
        commandId: `conditional:${evaluationKey}:${definition.processDefinitionKey}:${eventId}`,
        processInstanceKey,
        command: {
          kind: 'createProcessInstance',
          processInstanceKey,
          processDefinitionKey: definition.processDefinitionKey,
          processDefinitionVersion: definition.version,
          tenantId: call.tenantId,
          variables: request.variables,
          startEventId: eventId,
        } as const,
      })),
    );
  });
  runtime.signals.publish([{ kind: 'outboxFilled' }]);
  const first = await earlierAnswer<EvaluatedConditionals>(
    runtime.database.engine,
    call.tenantId,
    repeatable,
  );
  return first?.result ?? result;
}

async function findFulfilled(
  runtime: EngineRuntime,
  tenantId: string,
  { processDefinitionKey, variables }: EvaluateConditionalsRequest,
): Promise<readonly FulfilledStart[]> {
  const keys =
    processDefinitionKey === undefined
      ? await selectNewestDefinitionKeys(runtime.database.engine, tenantId)
      : [processDefinitionKey];
  const timeZone = await runtime.timeZones.of(tenantId);
  const fulfilled: FulfilledStart[] = [];
  for (const key of keys) {
    const definition = await runtime.definitions.get(tenantId, key as ProcessDefinitionKey);
    const options = { now: runtime.clock.now(), timeZone };
    for (const eventId of eventsThatHold(definition, variables, options))
      fulfilled.push({ definition, eventId });
  }
  return fulfilled;
}

/** A condition that gives no truth value, such as one that reads a variable which is not given, does not hold. */
function eventsThatHold(
  { process }: CompiledDefinition,
  variables: JsonObject,
  options: { readonly now: number; readonly timeZone: string },
): readonly string[] {
  return conditionalStartEvents(process)
    .filter(({ condition }) => {
      const result = evaluate(condition, variables, options);
      return result.ok && result.value === true;
    })
    .map(({ eventId }) => eventId);
}
