import type { MessageKey, ProcessInstanceKey } from '@vorgang/execution';
import { findOpenSubscriptions, type CommandReceipt } from '@vorgang/storage';
import type { CallContext, PublishMessageRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { correlateMatch } from './correlate-match.js';

/** Subscriptions may close while the message is on its way; then the next one is looked for. */
const ROUNDS = 5;

/**
 * Brings a message that is not stored to those who wait for it now: once per process id.
 * Answers the instances that it continued or started.
 *
 * @param receipt goes with the first step that the message causes
 */
export async function correlateWithWaiting(
  runtime: EngineRuntime,
  call: CallContext,
  message: Omit<PublishMessageRequest, 'timeToLive' | 'messageId'> & { readonly messageKey: MessageKey },
  receipt?: (processInstanceKey: ProcessInstanceKey) => CommandReceipt,
): Promise<readonly ProcessInstanceKey[]> {
  const reached: ProcessInstanceKey[] = [];
  const used = new Set<string>();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const subscriptions = await findOpenSubscriptions(runtime.database.engine, call.tenantId, message);
    const open = subscriptions.filter((subscription) => !used.has(subscription.processDefinitionId));
    if (open.length === 0) break;
    for (const subscription of open) {
      const { name: messageName, ...rest } = message;
      const match = { ...subscription, ...rest, messageName, tenantId: call.tenantId };
      const correlation = await correlateMatch(
        runtime,
        match,
        call.actor,
        reached.length === 0 ? receipt : undefined,
      );
      const closedMeanwhile = correlation?.outcome.kind === 'rejected';
      // Of several messages that start one instance together another may have been first: then that instance waits.
      const mayBeWaitedForNow = correlation === null && round === 1;
      if (!closedMeanwhile && !mayBeWaitedForNow) used.add(subscription.processDefinitionId);
      if (correlation?.outcome.kind === 'committed') reached.push(correlation.processInstanceKey);
    }
  }
  return reached;
}
