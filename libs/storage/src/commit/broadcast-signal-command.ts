import type { Causation, SignalKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';

/** A command of the outbox that is for no single instance: everything that waits for the signal is to hear of it. */
export interface BroadcastSignalCommand {
  readonly kind: 'broadcastSignal';
  readonly signalKey: SignalKey;
  readonly signalName: string;
  readonly variables: JsonObject;
  /** The chain of signals that it goes on; absent where it came from outside. */
  readonly causation?: Causation;
}
