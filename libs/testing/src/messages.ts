import type { JsonObject } from '@vorgang/feel';
import type { MessageKey } from '@vorgang/execution';

/** A message that a scenario publishes. */
export interface TestMessage {
  readonly name: string;
  readonly correlationKey: string;
  readonly variables?: JsonObject;
  /** ISO 8601 duration that the message waits for a receiver; absent: only for those that wait now. */
  readonly timeToLive?: string;
}

/** A published message on its way. */
export interface PublishedMessage {
  readonly messageKey: MessageKey;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  /** Milliseconds since 1970 UTC. */
  readonly expiresAt: number;
  /** Processes that the message reached; it reaches each only once. */
  readonly reached: Set<string>;
}

/** Messages that wait for a receiver, in the order in which they were published. */
export class MessageBuffer {
  #messages: readonly PublishedMessage[] = [];

  add(message: PublishedMessage): void {
    this.#messages = [...this.#messages, message];
  }

  waiting(now: number): readonly PublishedMessage[] {
    this.#messages = this.#messages.filter(({ expiresAt }) => expiresAt > now);
    return this.#messages;
  }
}
