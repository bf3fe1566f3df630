import type { SignalKey } from '@vorgang/execution';
import type { BroadcastSignalRequest, CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';
import { leaveForReceivers } from './leave-for-receivers.js';

/**
 * Broadcasts a signal to everything of the tenant that waits for it now. It is accepted for all of them at once, and
 * reaches each by itself soon after: one that fails holds up no other.
 *
 * @throws InvalidArgumentError when the signal has no name
 */
export async function broadcastSignal(
  runtime: EngineRuntime,
  call: CallContext,
  request: BroadcastSignalRequest,
): Promise<{ readonly signalKey: SignalKey }> {
  if (request.name === '') {
    throw new InvalidArgumentError(
      'The signal name is empty. Name the signal as the model does.',
      'signalName',
    );
  }
  const result = await doOnce(runtime, call, 'broadcastSignal', request, async (client) => {
    const signalKey = runtime.keys.next() as SignalKey;
    const signal = { signalKey, signalName: request.name, variables: request.variables };
    await leaveForReceivers(runtime, client, call, { kind: 'broadcastSignal', ...signal });
    return { signalKey };
  });
  runtime.signals.publish([{ kind: 'outboxFilled' }]);
  return result;
}
