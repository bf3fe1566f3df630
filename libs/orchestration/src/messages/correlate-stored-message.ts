import type { MessageKey, MessageSubscriptionKey } from '@vorgang/execution';
import { matchMessage, matchSubscriptions, type Actor, type MessageMatch } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { correlateMatch } from './correlate-match.js';

/** Subscriptions may close while a message is on its way; then the next one is looked for. */
const ROUNDS = 5;

/** Who continues instances when a buffered message meets a subscription. */
export const MESSAGE_ACTOR: Actor = { kind: 'engine', id: 'messages' };

/** Brings a buffered message to everyone who waits for it now: once per process id. */
export async function correlateStoredMessage(
  runtime: EngineRuntime,
  tenantId: string,
  messageKey: MessageKey,
  actor: Actor,
): Promise<void> {
  await untilNothingMoves(runtime, actor, () =>
    matchMessage(runtime.database.engine, tenantId, messageKey, runtime.clock.now()),
  );
}

/** Brings the oldest fitting buffered messages to subscriptions that have just opened. */
export async function correlateOpenedSubscriptions(
  runtime: EngineRuntime,
  tenantId: string,
  subscriptionKeys: readonly MessageSubscriptionKey[],
): Promise<void> {
  await untilNothingMoves(runtime, MESSAGE_ACTOR, () =>
    matchSubscriptions(runtime.database.engine, tenantId, subscriptionKeys, runtime.clock.now()),
  );
}

async function untilNothingMoves(
  runtime: EngineRuntime,
  actor: Actor,
  find: () => Promise<readonly MessageMatch[]>,
): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const matches = await find();
    let again = false;
    for (const match of matches) {
      const correlation = await correlateMatch(runtime, match, actor);
      if (correlation !== null && correlation.outcome.kind !== 'committed') again = true;
    }
    if (!again) return;
  }
}
