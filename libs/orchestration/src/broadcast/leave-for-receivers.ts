import {
  divided,
  type CreateProcessInstanceCommand,
  type ProcessInstanceKey,
  type TriggerSignalCommand,
} from '@vorgang/execution';
import {
  findOpenSignalSubscriptions,
  insertOutboxCommands,
  type Actor,
  type BroadcastSignalCommand,
  type NewOutboxCommand,
  type OpenSignalSubscription,
  type Queryable,
} from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';

/** How a place hears of a signal. */
type SignalReceipt = TriggerSignalCommand | CreateProcessInstanceCommand;

/**
 * Leaves one command for each place that waits for a signal at this moment. The ids follow from signal and
 * subscription, so that each place hears of a signal once, however often its broadcast is tried.
 *
 * @param client a transaction that names the tenant
 */
export async function leaveForReceivers(
  runtime: EngineRuntime,
  client: Queryable,
  cause: { readonly tenantId: string; readonly actor: Actor },
  signal: BroadcastSignalCommand,
): Promise<void> {
  const open = await findOpenSignalSubscriptions(client, cause.tenantId, signal.signalName);
  const waiting = open.filter((subscription) => !isTakenByInstance(subscription, open));
  if (waiting.length === 0) return;
  // Those who hear of it share the chain's signals.
  const causation =
    signal.causation === undefined ? {} : { causation: divided(signal.causation, waiting.length) };
  const commands = waiting.map((subscription): NewOutboxCommand<SignalReceipt> => {
    const processInstanceKey = subscription.processInstanceKey ?? (runtime.keys.next() as ProcessInstanceKey);
    return {
      commandId: `signal:${signal.signalKey}:${subscription.subscriptionKey}`,
      processInstanceKey,
      command: {
        ...commandFor(cause.tenantId, processInstanceKey, subscription, signal),
        ...causation,
      },
    };
  });
  await insertOutboxCommands(client, { ...cause, at: runtime.clock.now() }, commands);
}

/**
 * A start event that needs several triggers begins no further instance with a signal that one of its instances still
 * waits for: the signal is the one that was missing there.
 */
function isTakenByInstance(start: OpenSignalSubscription, open: readonly OpenSignalSubscription[]): boolean {
  if (start.processInstanceKey !== null) return false;
  return open.some(
    ({ processInstanceKey, processDefinitionKey, eventId }) =>
      processInstanceKey !== null &&
      processDefinitionKey === start.processDefinitionKey &&
      eventId === start.eventId,
  );
}

function commandFor(
  tenantId: string,
  processInstanceKey: ProcessInstanceKey,
  subscription: OpenSignalSubscription,
  { signalKey, signalName, variables }: BroadcastSignalCommand,
): SignalReceipt {
  const { subscriptionKey, processDefinitionKey, processDefinitionVersion, eventId } = subscription;
  if (subscription.processInstanceKey !== null)
    return { kind: 'triggerSignal', subscriptionKey, signalKey, variables };
  return {
    kind: 'createProcessInstance',
    processInstanceKey,
    processDefinitionKey,
    processDefinitionVersion,
    tenantId,
    variables,
    startEventId: eventId,
    startTrigger: { kind: 'signal', name: signalName },
  };
}
