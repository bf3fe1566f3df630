import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';
import type { Change, SignalKey, SignalSubscriptionKey } from '@vorgang/execution';
import type { EvaluationOptions, JsonObject } from '@vorgang/feel';
import type { TestInstance } from './test-instance.js';
import { findSignalStarts } from './triggered-starts.js';
import { waitsOf } from './waits.js';

/** A signal that a scenario broadcasts, or an instance threw. */
export interface TestSignal {
  readonly name: string;
  readonly variables?: JsonObject;
}

/** One receiver of a broadcast signal: what waited for it at the moment at which it was thrown. */
export type SignalDelivery =
  | {
      readonly kind: 'start';
      readonly process: ExecutableProcess;
      readonly startEventId: ElementId;
      readonly signalName: string;
      readonly variables: JsonObject;
    }
  | {
      readonly kind: 'catch';
      readonly instance: TestInstance;
      readonly subscriptionKey: SignalSubscriptionKey;
      readonly signalKey: SignalKey;
      readonly variables: JsonObject;
    };

/** Everything that waits for a signal: start events of deployed processes, then instances, oldest first. */
export function deliveriesOf(
  signal: { readonly name: string; readonly signalKey: SignalKey; readonly variables: JsonObject },
  processes: Iterable<ExecutableProcess>,
  instances: readonly TestInstance[],
  options: EvaluationOptions,
): readonly SignalDelivery[] {
  const { name, signalKey, variables } = signal;
  const isWaitedFor = (process: ExecutableProcess, eventId: ElementId) =>
    instances.some(
      (instance) =>
        instance.process === process &&
        waitsOf(instance.state, 'signal').some(
          ({ wait }) => wait.signalName === name && wait.eventId === eventId,
        ),
    );
  const starts = [...processes].flatMap((process) =>
    findSignalStarts(process, name, options)
      // The signal that an instance still needs at its start event begins no other one.
      .filter((event) => !isWaitedFor(process, event.id))
      .map((event): SignalDelivery => ({
        kind: 'start',
        process,
        startEventId: event.id,
        signalName: name,
        variables,
      })),
  );
  const catches = instances.flatMap((instance) =>
    waitsOf(instance.state, 'signal')
      .filter(({ wait }) => wait.signalName === name)
      .map(({ wait }): SignalDelivery => ({
        kind: 'catch',
        instance,
        subscriptionKey: wait.subscriptionKey,
        signalKey,
        variables,
      })),
  );
  return [...starts, ...catches];
}

/** Whether what a delivery is meant for still waits: another receiver may have ended it. */
export function isStillAwaited({ instance, subscriptionKey }: SignalDelivery & { kind: 'catch' }): boolean {
  return (
    instance.status === 'ACTIVE' &&
    waitsOf(instance.state, 'signal').some(({ wait }) => wait.subscriptionKey === subscriptionKey)
  );
}

/** The signals that a step threw. */
export function signalsThrownIn(
  changes: readonly Change[],
): readonly { readonly name: string; readonly signalKey: SignalKey; readonly variables: JsonObject }[] {
  return changes.flatMap((change) =>
    change.kind === 'signalThrown'
      ? [{ name: change.signalName, signalKey: change.signalKey, variables: change.variables }]
      : [],
  );
}
