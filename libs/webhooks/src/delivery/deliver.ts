import { OutboundFailed, OutboundRefused, type SendOutbound } from '@vorgang/outbound';
import type { Pool } from 'pg';
import { cloudEventMediaType } from '../events/cloud-event.js';
import { signRequest } from '../signing/sign-request.js';
import type { SigningKeys } from '../signing/signing-keys.js';
import { deliveryBackOff } from './back-off.js';
import { claimDelivery, nextInOrder, type ClaimedDelivery } from './claim-delivery.js';
import { recordAttempt, type AttemptResult, type PauseReason } from './record-attempt.js';

export interface DeliveryParts {
  /** Connections of the role vorgang_app. */
  readonly pool: Pool;
  readonly send: SendOutbound;
  readonly keys: SigningKeys;
  now(): Date;
  /** From 0 to 1. */
  chance(): number;
  /** Hears of a subscription that was paused because of its address. */
  onPaused(delivery: ClaimedDelivery, reason: PauseReason): Promise<void>;
}

/** Milliseconds for a receiver to answer; it should take the event and work on it afterwards. */
const timeout = 15_000;
/** A worker that has not written a result by then is dead. */
const lock = timeout + 15_000;

interface DeliveryHint {
  readonly tenantId: string;
  readonly deliveryId: string;
}

/**
 * Does a delivery, and those of the same order behind it as long as they succeed. A hint without work (done, held by
 * another, not due) is nothing to do.
 */
export async function deliver(parts: DeliveryParts, hint: DeliveryHint): Promise<void> {
  let next: DeliveryHint | null = hint;
  while (next !== null) {
    const now = parts.now();
    const claimed: ClaimedDelivery | null = await claimDelivery(
      parts.pool,
      next,
      now,
      new Date(now.getTime() + lock),
    );
    if (claimed === null) return;
    const result = await attempt(parts, claimed);
    const paused = await recordAttempt(parts.pool, claimed, result);
    if (paused !== null) await parts.onPaused(claimed, paused);
    next = result.failure === null ? await nextInOrder(parts.pool, claimed) : null;
  }
}

async function attempt(parts: DeliveryParts, delivery: ClaimedDelivery): Promise<AttemptResult> {
  const attemptedAt = parts.now();
  const { answer, keyId } = await sendEvent(parts, delivery, attemptedAt);
  const endedAt = parts.now();
  const pause = deliveryBackOff(delivery.attempts, parts.chance(), answer.retryAfter);
  return {
    attemptedAt,
    endedAt,
    keyId,
    responseStatus: answer.status,
    failure: answer.failure,
    retryAt: new Date(endedAt.getTime() + pause),
  };
}

interface Answer {
  readonly status: number | null;
  readonly failure: string | null;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

async function sendEvent(
  { send, keys }: DeliveryParts,
  { tenantId, url, content }: ClaimedDelivery,
  now: Date,
): Promise<{ readonly answer: Answer; readonly keyId: string | null }> {
  let keyId: string | null = null;
  try {
    const signer = await keys.signer(tenantId);
    keyId = signer.keyId;
    const request = {
      method: 'POST',
      url,
      headers: { 'content-type': cloudEventMediaType, 'user-agent': 'Vorgang-Webhook/1' },
      body: content,
    };
    const headers = await signRequest(request, signer, now.getTime());
    const { status, headers: answered } = await send({
      ...request,
      tenantId,
      headers,
      signal: AbortSignal.timeout(timeout),
    });
    return { answer: judge(status, answered['retry-after'], now), keyId };
  } catch (error) {
    return { answer: { status: null, failure: reasonOf(error) }, keyId };
  }
}

function judge(status: number, retryAfter: string | undefined, now: Date): Answer {
  if (status >= 200 && status < 300) return { status, failure: null };
  return {
    status,
    failure: `The receiver answered with status ${status}.`,
    retryAfter: milliseconds(retryAfter, now),
  };
}

/** `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3). */
function milliseconds(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const pause = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

function reasonOf(error: unknown): string {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error.message;
  return `The event could not be signed or sent: ${error instanceof Error ? error.message : 'unknown'}`;
}
