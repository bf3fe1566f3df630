import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';
import {
  divided,
  type Causation,
  type Change,
  type SignalKey,
  type SignalSubscriptionKey,
} from '@vorgang/execution';
import type { EvaluationOptions, JsonObject } from '@vorgang/feel';
import type { TestInstance } from './test-instance.js';
import { findSignalStarts } from './triggered-starts.js';
import { waitsOf } from './waits.js';

/** A signal that a scenario broadcasts, or an instance threw. */
export interface TestSignal {
  readonly name: string;
  readonly variables?: JsonObject;
}

/** A signal on its way to those who wait for it. */
export interface ThrownSignal {
  readonly name: string;
  readonly signalKey: SignalKey;
  readonly variables: JsonObject;
  /** The chain of signals that it goes on; absent where the scenario broadcasts it. */
  readonly causation?: Causation;
}

/** One receiver of a broadcast signal: what waited for it at the moment at which it was thrown. */
export type SignalDelivery = { readonly causation?: Causation } & (
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
    }
);

/** Everything that waits for a signal: start events of deployed processes, then instances, oldest first. */
export function deliveriesOf(
  signal: ThrownSignal,
  processes: Iterable<ExecutableProcess>,
  instances: readonly TestInstance[],
  options: EvaluationOptions,
): readonly SignalDelivery[] {
  const { name, signalKey, variables, causation } = signal;
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
  const deliveries = [...starts, ...catches];
  if (causation === undefined) return deliveries;
  // Those who hear of it share the chain's signals.
  const shared = divided(causation, deliveries.length);
  return deliveries.map((delivery) => ({ ...delivery, causation: shared }));
}

/** Whether what a delivery is meant for still waits: another receiver may have ended it. */
export function isStillAwaited({ instance, subscriptionKey }: SignalDelivery & { kind: 'catch' }): boolean {
  return (
    instance.status === 'ACTIVE' &&
    waitsOf(instance.state, 'signal').some(({ wait }) => wait.subscriptionKey === subscriptionKey)
  );
}

/** The signals that a step threw. */
export function signalsThrownIn(changes: readonly Change[]): readonly ThrownSignal[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'signalThrown') return [];
    const { signalName: name, signalKey, variables, causation } = change;
    return [{ name, signalKey, variables, ...(causation === undefined ? {} : { causation }) }];
  });
}
