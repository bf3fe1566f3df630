import type { SignalKey } from '@vorgang/execution';
import { insertReceipt } from '@vorgang/storage';
import type { BroadcastSignalRequest, CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { earlierAnswer, receiptFor, repeatableRequest } from '../idempotency/repeatable-request.js';
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
  const repeatable = repeatableRequest(call, 'broadcastSignal', request);
  const earlier = await answered(runtime, call, repeatable);
  if (earlier !== undefined) return earlier.result;

  const result = { signalKey: runtime.keys.next() as SignalKey };
  const signal = {
    kind: 'broadcastSignal',
    signalKey: result.signalKey,
    signalName: request.name,
    variables: request.variables,
  } as const;
  const isFirst = await runtime.database.inTenant(call.tenantId, async (client) => {
    const at = runtime.clock.now();
    const receipt = repeatable === null ? undefined : receiptFor(repeatable, result);
    if (receipt !== undefined && !(await insertReceipt(client, call.tenantId, receipt, at))) return false;
    await leaveForReceivers(runtime, client, call, signal);
    return true;
  });
  if (!isFirst) return (await answered(runtime, call, repeatable))!.result;
  runtime.signals.publish([{ kind: 'outboxFilled' }]);
  return result;
}

function answered(
  runtime: EngineRuntime,
  call: CallContext,
  repeatable: ReturnType<typeof repeatableRequest>,
): Promise<{ readonly result: { readonly signalKey: SignalKey } } | undefined> {
  return earlierAnswer<{ signalKey: SignalKey }>(runtime.database.engine, call.tenantId, repeatable);
}
