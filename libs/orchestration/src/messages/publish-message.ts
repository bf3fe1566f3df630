import type { MessageKey } from '@vorgang/execution';
import { insertMessage, insertReceipt, type CommandReceipt } from '@vorgang/storage';
import type { CallContext, PublishMessageRequest } from '../contract.js';
import { whileConnectionsBreak } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError, InvalidStateError } from '../errors.js';
import { earlierAnswer, receiptFor, repeatableRequest } from '../idempotency/repeatable-request.js';
import { correlateStoredMessage } from './correlate-stored-message.js';
import { correlateWithWaiting } from './correlate-with-waiting.js';
import { isMessageStored } from './is-message-stored.js';
import { removeExpiredDuplicate } from './remove-expired-duplicate.js';

/**
 * Publishes a message. With a time to live it is stored before anyone gets it, and waits for subscriptions that open
 * later; without one only those who wait now get it.
 *
 * @throws InvalidStateError when a message with the same name, key and id is still buffered
 */
export async function publishMessage(
  runtime: EngineRuntime,
  call: CallContext,
  request: PublishMessageRequest,
): Promise<{ readonly messageKey: MessageKey }> {
  checkMessage(request);
  const repeatable = repeatableRequest(call, 'publishMessage', request);
  const earlier = await earlierAnswer<{ messageKey: MessageKey }>(
    runtime.database.engine,
    call.tenantId,
    repeatable,
  );
  if (earlier !== undefined) return earlier.result;

  const result = { messageKey: runtime.keys.next() as MessageKey };
  const receipt = repeatable === null ? undefined : receiptFor(repeatable, result);
  if (request.timeToLive === 0) {
    const correlations = await correlateWithWaiting(
      runtime,
      call,
      { ...request, messageKey: result.messageKey },
      receipt && (() => receipt),
    );
    if (correlations.length === 0 && receipt !== undefined) {
      const at = runtime.clock.now();
      await runtime.database.inTenant(call.tenantId, (client) =>
        insertReceipt(client, call.tenantId, receipt, at),
      );
    }
    return result;
  }
  const stored = await whileConnectionsBreak(() => store(runtime, call, request, result.messageKey, receipt));
  if (!stored) {
    const first = await earlierAnswer<{ messageKey: MessageKey }>(
      runtime.database.engine,
      call.tenantId,
      repeatable,
    );
    return first!.result;
  }
  await correlateStoredMessage(runtime, call.tenantId, result.messageKey, call.actor);
  return result;
}

/** Stores the message with its receipt; false where the receipt of the same request is there already. */
function store(
  runtime: EngineRuntime,
  call: CallContext,
  request: PublishMessageRequest,
  messageKey: MessageKey,
  receipt: CommandReceipt | undefined,
): Promise<boolean> {
  const { tenantId } = call;
  return runtime.database.inTenant(tenantId, async (client) => {
    // A former attempt may have been committed although its connection broke.
    if (await isMessageStored(client, tenantId, messageKey)) return true;
    const at = runtime.clock.now();
    if (receipt !== undefined && !(await insertReceipt(client, tenantId, receipt, at))) return false;
    const message = { ...request, tenantId, messageKey, publishedAt: at, expiresAt: at + request.timeToLive };
    if (await insertMessage(client, message)) return true;
    // A message that has expired buffers no more, even where the sweep has not come by yet.
    await removeExpiredDuplicate(client, message);
    if (await insertMessage(client, message)) return true;
    throw new InvalidStateError(
      `A message "${request.name}" with the correlation key "${request.correlationKey}" and the id "${request.messageId}" is already buffered. ` +
        'Nothing was published; choose another message id for another message.',
    );
  });
}

export function checkMessage(
  request: Pick<PublishMessageRequest, 'name'> & { readonly timeToLive?: number },
): void {
  if (request.name === '') {
    throw new InvalidArgumentError('The message name is empty. Name the message as the model does.', 'name');
  }
  if (request.timeToLive !== undefined && !(request.timeToLive >= 0)) {
    throw new InvalidArgumentError('The time to live is 0 or more milliseconds.', 'timeToLive');
  }
}
