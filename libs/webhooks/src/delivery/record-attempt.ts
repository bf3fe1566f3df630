import { inTenant } from '@vorgang/storage';
import type { Pool, PoolClient } from 'pg';
import type { ClaimedDelivery } from './claim-delivery.js';

/** How an attempt went. */
export interface AttemptResult {
  readonly attemptedAt: Date;
  readonly endedAt: Date;
  readonly keyId: string | null;
  /** Null where no answer came. */
  readonly responseStatus: number | null;
  /** One sentence without anything of the event; null for a success. */
  readonly failure: string | null;
  /** When it is tried again, unless it is given up. */
  readonly retryAt: Date;
}

export type PauseReason = 'NO_ANSWER' | 'GONE';

/** A subscription without a success for so long, and in so many attempts, is paused. */
const deadAfter = 24 * 60 * 60 * 1000;
const deadAttempts = 10;

/** The receiver wants no more, for good (RFC 9110 section 15.5.11). */
const gone = 410;

/**
 * Writes what came of an attempt: into the log, to the delivery, to the subscription, which is paused when its address
 * is dead. Nothing is written by a worker whose claim ran out.
 *
 * @returns why the subscription was paused by this attempt; null when it was not
 */
export async function recordAttempt(
  pool: Pool,
  delivery: ClaimedDelivery,
  result: AttemptResult,
): Promise<PauseReason | null> {
  return inTenant(pool, delivery.tenantId, async (client) => {
    if (!(await settle(client, delivery, result))) return null;
    await client.query(
      `insert into webhook_attempt (
         tenant_id, delivery_id, attempt, attempted_at, duration_ms, key_id, response_status, failure)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        delivery.tenantId,
        delivery.deliveryId,
        delivery.attempts,
        result.attemptedAt,
        result.endedAt.getTime() - result.attemptedAt.getTime(),
        result.keyId,
        result.responseStatus,
        result.failure,
      ],
    );
    return result.failure === null ? praise(client, delivery) : blame(client, delivery, result);
  });
}

async function settle(
  client: PoolClient,
  { tenantId, deliveryId, epoch, giveUpAt }: ClaimedDelivery,
  { failure, responseStatus, endedAt, retryAt }: AttemptResult,
): Promise<boolean> {
  const state = failure === null ? 'DELIVERED' : endedAt >= giveUpAt ? 'FAILED' : 'PENDING';
  const { rowCount } = await client.query(
    `update webhook_delivery
     set state = $4, response_status = $5, failure = $6, available_at = $7, locked_until = null, ended_at = $8
     where tenant_id = $1 and delivery_id = $2 and epoch = $3 and state = 'PENDING'`,
    [
      tenantId,
      deliveryId,
      epoch,
      state,
      responseStatus,
      failure,
      retryAt,
      state === 'PENDING' ? null : endedAt,
    ],
  );
  return rowCount === 1;
}

async function praise(client: PoolClient, { tenantId, subscriptionId }: ClaimedDelivery): Promise<null> {
  await client.query(
    `update webhook_subscription set failing_since = null, failures = 0
     where tenant_id = $1 and subscription_id = $2 and failing_since is not null`,
    [tenantId, subscriptionId],
  );
  return null;
}

async function blame(
  client: PoolClient,
  { tenantId, subscriptionId }: ClaimedDelivery,
  { responseStatus, endedAt }: AttemptResult,
): Promise<PauseReason | null> {
  const { rows } = await client.query<{ failing_since: Date; failures: number }>(
    `update webhook_subscription set failing_since = coalesce(failing_since, $3), failures = failures + 1
     where tenant_id = $1 and subscription_id = $2 and state = 'ACTIVE'
     returning failing_since, failures`,
    [tenantId, subscriptionId, endedAt],
  );
  const [subscription] = rows;
  if (subscription === undefined) return null;
  const { failing_since: since, failures } = subscription;
  const isDead = endedAt.getTime() - since.getTime() >= deadAfter && failures >= deadAttempts;
  if (responseStatus !== gone && !isDead) return null;
  const reason = responseStatus === gone ? 'GONE' : 'NO_ANSWER';
  await client.query(
    `update webhook_subscription set state = 'PAUSED', paused_because = $3, changed_at = $4, version = version + 1
     where tenant_id = $1 and subscription_id = $2`,
    [tenantId, subscriptionId, reason, endedAt],
  );
  return reason;
}
