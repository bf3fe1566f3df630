import type { MessageKey, ProcessInstanceKey } from '@vorgang/execution';
import type { CallContext, PublishMessageRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { NotFoundError } from '../errors.js';
import { earlierAnswer, receiptFor, repeatableRequest } from '../idempotency/repeatable-request.js';
import { correlateWithWaiting } from './correlate-with-waiting.js';
import { checkMessage } from './publish-message.js';

interface Correlated {
  readonly messageKey: MessageKey;
  readonly processInstanceKey: ProcessInstanceKey;
}

/**
 * Brings a message to those who wait for it now, and answers which instance took it (the first, where several did).
 *
 * @throws NotFoundError when nobody waits for it; the message is not kept
 */
export async function correlateMessage(
  runtime: EngineRuntime,
  call: CallContext,
  request: Omit<PublishMessageRequest, 'timeToLive' | 'messageId'>,
): Promise<Correlated> {
  checkMessage(request);
  const repeatable = repeatableRequest(call, 'correlateMessage', request);
  const earlier = await earlierAnswer<Correlated>(runtime.database.engine, call.tenantId, repeatable);
  if (earlier !== undefined) return earlier.result;
  const messageKey = runtime.keys.next() as MessageKey;
  const [first] = await correlateWithWaiting(
    runtime,
    call,
    { ...request, messageKey },
    repeatable === null
      ? undefined
      : (processInstanceKey) => receiptFor(repeatable, { messageKey, processInstanceKey }),
  );
  if (first !== undefined) return { messageKey, processInstanceKey: first };
  const meanwhile = await earlierAnswer<Correlated>(runtime.database.engine, call.tenantId, repeatable);
  if (meanwhile !== undefined) return meanwhile.result;
  throw new NotFoundError(
    `Nothing waits for the message "${request.name}" with the correlation key "${request.correlationKey}". ` +
      'Correct name or key, or publish it with a time to live so that it waits.',
  );
}
