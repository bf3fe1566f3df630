import {
  removeOutboxCommand,
  type BroadcastSignalCommand,
  type ClaimedOutboxCommand,
} from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { leaveForReceivers } from './leave-for-receivers.js';

/** Turns a signal that a step threw into a command for each place that waits for it, and takes it out of the outbox. */
export async function deliverBroadcast(
  runtime: EngineRuntime,
  stored: ClaimedOutboxCommand<BroadcastSignalCommand>,
): Promise<void> {
  await runtime.database.inTenant(stored.tenantId, async (client) => {
    // The row is locked first: of two deliveries, after a claim that ran out, only one finds it.
    if (!(await removeOutboxCommand(client, stored))) return;
    await leaveForReceivers(runtime, client, stored, stored.command);
  });
  runtime.signals.publish([{ kind: 'outboxFilled' }]);
}
