import type { CallContext, Engine } from '@vorgang/orchestration';
import { InvalidStateError } from '@vorgang/orchestration';
import type { Payment, Payments } from './payments.js';

/** The message that tells a case that its payment arrived; its correlation key is the payment's id. */
export const paymentReceivedMessage = 'zahlung-eingegangen';

/** How long the message waits for the process to ask for it: longer than any payment period. */
const timeToLive = 60 * 24 * 60 * 60 * 1000;

/**
 * Records that money arrived and tells the process. The message goes first, under the payment's id: whoever dies in
 * between is repeated by the provider or the sweep, and the process hears it once.
 *
 * @param payment a payment of the case, as it was read before
 */
export async function receivePayment(
  engine: Pick<Engine, 'publishMessage'>,
  payments: Payments,
  call: CallContext,
  payment: Payment,
  now: Date,
): Promise<void> {
  if (payment.state === 'PAID') return;
  await publishOnce(engine, call, payment);
  await payments.recordState(call.tenantId, payment.paymentId, 'PAID', now);
}

async function publishOnce(
  engine: Pick<Engine, 'publishMessage'>,
  call: CallContext,
  payment: Payment,
): Promise<void> {
  try {
    await engine.publishMessage(call, {
      name: paymentReceivedMessage,
      correlationKey: payment.paymentId,
      messageId: payment.paymentId,
      timeToLive,
      variables: {},
    });
  } catch (error) {
    // The same message is already there: it was published before.
    if (!(error instanceof InvalidStateError)) throw error;
  }
}
