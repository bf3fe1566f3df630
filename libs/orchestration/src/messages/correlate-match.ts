import type { ProcessInstanceKey } from '@vorgang/execution';
import {
  findOldestStartMessage,
  type Actor,
  type CommandReceipt,
  type MessageMatch,
  type MessageUse,
} from '@vorgang/storage';
import type { StepOutcome } from '../commands/step-request.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { selectRunningStartedBy } from './select-running-started-by.js';

/** What one attempt to bring message and subscription together came to. */
export interface Correlation {
  readonly processInstanceKey: ProcessInstanceKey;
  readonly outcome: StepOutcome;
}

/**
 * Brings a message to the subscription it fits: the waiting instance goes on, or a new one starts. The commit of the
 * step records the use, so that a message is used at most once per process id, whoever else tries.
 * Null: a start has to wait until the running instance with the same correlation key has ended.
 */
export function correlateMatch(
  runtime: EngineRuntime,
  match: MessageMatch,
  actor: Actor,
  receipt?: (processInstanceKey: ProcessInstanceKey) => CommandReceipt,
): Promise<Correlation | null> {
  if (match.processInstanceKey !== null) {
    return continueInstance(runtime, match, match.processInstanceKey, actor, receipt);
  }
  if (match.correlationKey === '') return startInstance(runtime, match, actor, receipt);
  const lock = `message-start ${match.tenantId} ${match.processDefinitionId} ${match.correlationKey}`;
  return runtime.database.oneByOne(lock, async () => {
    if (await selectRunningStartedBy(runtime.database.engine, match)) return null;
    const isOvertaking = await startOlder(runtime, match, actor);
    return isOvertaking ? null : startInstance(runtime, match, actor, receipt);
  });
}

/** Messages with one key start in the order in which they came, also where another one is handled first. */
async function startOlder(runtime: EngineRuntime, match: MessageMatch, actor: Actor): Promise<boolean> {
  const now = runtime.clock.now();
  const oldest = await findOldestStartMessage(runtime.database.engine, match.tenantId, match, now);
  if (oldest === undefined || oldest.messageKey === match.messageKey) return false;
  const { outcome } = await startInstance(runtime, oldest, actor);
  return outcome.kind === 'committed';
}

async function continueInstance(
  runtime: EngineRuntime,
  match: MessageMatch,
  processInstanceKey: ProcessInstanceKey,
  actor: Actor,
  receipt?: (processInstanceKey: ProcessInstanceKey) => CommandReceipt,
): Promise<Correlation> {
  const outcome = await runtime.processor.execute({
    tenantId: match.tenantId,
    processInstanceKey,
    command: {
      kind: 'correlateMessage',
      subscriptionKey: match.subscriptionKey,
      messageKey: match.messageKey,
      variables: match.variables,
    },
    actor,
    messageUse: messageUse(match),
    receipt: receipt?.(processInstanceKey),
  });
  return { processInstanceKey, outcome };
}

async function startInstance(
  runtime: EngineRuntime,
  match: MessageMatch,
  actor: Actor,
  receipt?: (processInstanceKey: ProcessInstanceKey) => CommandReceipt,
): Promise<Correlation> {
  const definition = await runtime.definitions.get(match.tenantId, match.processDefinitionKey);
  const processInstanceKey = runtime.keys.next() as ProcessInstanceKey;
  const outcome = await runtime.processor.execute({
    tenantId: match.tenantId,
    processInstanceKey,
    command: {
      kind: 'createProcessInstance',
      processInstanceKey,
      processDefinitionKey: match.processDefinitionKey,
      processDefinitionVersion: definition.version,
      tenantId: match.tenantId,
      variables: match.variables,
      startEventId: match.eventId,
      startTrigger: { kind: 'message', name: match.messageName },
      messageKey: match.messageKey,
    },
    actor,
    messageUse: messageUse(match),
    receipt: receipt?.(processInstanceKey),
  });
  return { processInstanceKey, outcome };
}

function messageUse(match: MessageMatch): MessageUse {
  return {
    messageKey: match.messageKey,
    subscriptionKey: match.subscriptionKey,
    elementId: match.eventId,
    messageName: match.messageName,
    correlationKey: match.correlationKey,
  };
}
