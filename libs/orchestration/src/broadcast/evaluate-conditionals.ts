import type { ProcessDefinitionKey, ProcessInstanceKey } from '@vorgang/execution';
import { createRandomSource, evaluate, type EvaluationOptions, type JsonObject } from '@vorgang/feel';
import { insertOutboxCommands, type Queryable } from '@vorgang/storage';
import type { CallContext, EvaluateConditionalsRequest, EvaluatedConditionals } from '../contract.js';
import { conditionalStartEvents, type CompiledDefinition } from '../definitions/compiled-definition.js';
import { selectNewestDefinitionKeys } from '../definitions/select-newest-definition-keys.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { doOnce } from '../idempotency/do-once.js';
import { freshRandomSeed } from '../random-seed.js';

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
  const result = await doOnce(runtime, call, 'evaluateConditionals', request, async (client) => {
    const evaluationKey = runtime.keys.next();
    const starts = (await findFulfilled(runtime, call.tenantId, request)).map((start) => ({
      ...start,
      processInstanceKey: runtime.keys.next() as ProcessInstanceKey,
    }));
    await leaveStarts(runtime, client, call, { evaluationKey, starts, variables: request.variables });
    return {
      conditionalEvaluationKey: evaluationKey,
      processInstances: starts.map(({ definition, processInstanceKey }) => ({
        processDefinitionKey: definition.processDefinitionKey,
        processInstanceKey,
      })),
    };
  });
  runtime.signals.publish([{ kind: 'outboxFilled' }]);
  return result;
}

interface Evaluation {
  readonly evaluationKey: string;
  readonly starts: readonly (FulfilledStart & { readonly processInstanceKey: ProcessInstanceKey })[];
  readonly variables: JsonObject;
}

/** The outbox creates the instances, each by itself. */
async function leaveStarts(
  runtime: EngineRuntime,
  client: Queryable,
  { tenantId, actor }: CallContext,
  { evaluationKey, starts, variables }: Evaluation,
): Promise<void> {
  if (starts.length === 0) return;
  await insertOutboxCommands(
    client,
    { tenantId, actor, at: runtime.clock.now() },
    starts.map(({ definition, eventId, processInstanceKey }) => ({
      commandId: `conditional:${evaluationKey}:${definition.processDefinitionKey}:${eventId}`,
      processInstanceKey,
      command: {
        kind: 'createProcessInstance',
        processInstanceKey,
        processDefinitionKey: definition.processDefinitionKey,
        processDefinitionVersion: definition.version,
        tenantId,
        variables,
        startEventId: eventId,
      } as const,
    })),
  );
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
  const random = createRandomSource(freshRandomSeed());
  const fulfilled: FulfilledStart[] = [];
  for (const key of keys) {
    const definition = await runtime.definitions.available(tenantId, key as ProcessDefinitionKey);
    const globals = await runtime.clusterVariables.seenBy(definition);
    const options = { now: runtime.clock.now(), timeZone, random, globals };
    for (const eventId of eventsThatHold(definition, variables, options))
      fulfilled.push({ definition, eventId });
  }
  return fulfilled;
}

/** A condition that gives no truth value, such as one that reads a variable which is not given, does not hold. */
function eventsThatHold(
  { process }: CompiledDefinition,
  variables: JsonObject,
  options: EvaluationOptions,
): readonly string[] {
  return conditionalStartEvents(process)
    .filter(({ condition }) => {
      const result = evaluate(condition, variables, options);
      return result.ok && result.value === true;
    })
    .map(({ eventId }) => eventId);
}
