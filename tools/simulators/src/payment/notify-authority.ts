import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Transaction } from './transaction.js';

const pauses = [0, 200, 1_000, 5_000, 15_000, 30_000];

export interface NotificationTarget {
  readonly url: string;
  readonly secret: string;
}

/**
 * Tells the authority that a payment arrived, signed, and again with growing pauses until it answers 2xx.
 * Giving up is allowed: the authority asks by itself for what it does not hear of.
 */
export async function notifyAuthority(
  target: NotificationTarget,
  transaction: Transaction,
  signal: AbortSignal,
): Promise<void> {
  const body = JSON.stringify({
    transactionId: transaction.transactionId,
    reference: transaction.reference,
    amountCents: transaction.amountCents,
    state: transaction.state,
    paidAt: transaction.paidAt,
  });
  for (const pause of pauses) {
    // An abort ends the pause; the next line sees it.
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
    if (signal.aborted || (await deliver(target, body, signal))) return;
  }
}

async function deliver(target: NotificationTarget, body: string, signal: AbortSignal): Promise<boolean> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', target.secret).update(`${timestamp}.${body}`).digest('hex');
  try {
    const answer = await fetch(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-payment-timestamp': timestamp,
        'x-payment-signature': `sha256=${signature}`,
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
