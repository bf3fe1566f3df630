import { inTenant } from '@vorgang/storage';
import type { Pool } from 'pg';

/** A delivery that this worker alone may do for a while. */
export interface ClaimedDelivery {
  readonly tenantId: string;
  readonly deliveryId: string;
  readonly subscriptionId: string;
  readonly eventId: string;
  readonly orderingKey: string;
  readonly url: string;
  readonly contactEmail: string | null;
  /** The CloudEvent in JSON. */
  readonly content: string;
  /** This one included. */
  readonly attempts: number;
  readonly epoch: number;
  readonly giveUpAt: Date;
}

// Refuses what another worker holds, what is not due, what an earlier event of the same order waits before, and what
// goes to a paused subscription. Locks the one row.
const statement = `
  update webhook_delivery d
  set epoch = d.epoch + 1, attempts = d.attempts + 1, locked_until = $4
  from webhook_subscription s, webhook_event e
  where d.tenant_id = $1 and d.delivery_id = $2 and d.state = 'PENDING' and d.available_at <= $3
    and (d.locked_until is null or d.locked_until <= $3)
    and s.tenant_id = d.tenant_id and s.subscription_id = d.subscription_id and s.state = 'ACTIVE'
    and e.tenant_id = d.tenant_id and e.event_id = d.event_id
    and not exists (
      select from webhook_delivery earlier
      where earlier.tenant_id = d.tenant_id and earlier.subscription_id = d.subscription_id
        and earlier.ordering_key = d.ordering_key and earlier.state = 'PENDING'
        and earlier.delivery_id < d.delivery_id)
  returning d.subscription_id as "subscriptionId", d.event_id as "eventId", d.ordering_key as "orderingKey", s.url,
    s.contact_email as "contactEmail", e.content, d.attempts, d.epoch, d.give_up_at as "giveUpAt"`;

/**
 * Takes a delivery, or null where there is nothing to do.
 *
 * @param until when another worker may take it, should this one die
 */
export async function claimDelivery(
  pool: Pool,
  { tenantId, deliveryId }: { readonly tenantId: string; readonly deliveryId: string },
  now: Date,
  until: Date,
): Promise<ClaimedDelivery | null> {
  return inTenant(pool, tenantId, async (client) => {
    const { rows } = await client.query<Omit<ClaimedDelivery, 'tenantId' | 'deliveryId'>>(statement, [
      tenantId,
      deliveryId,
      now,
      until,
    ]);
    return rows[0] === undefined ? null : { tenantId, deliveryId, ...rows[0] };
  });
}

/** The next delivery of the same order, if one waits. */
export async function nextInOrder(
  pool: Pool,
  { tenantId, subscriptionId, orderingKey }: ClaimedDelivery,
): Promise<{ readonly tenantId: string; readonly deliveryId: string } | null> {
  return inTenant(pool, tenantId, async (client) => {
    const { rows } = await client.query<{ deliveryId: string }>(
      `select delivery_id as "deliveryId" from webhook_delivery
       where tenant_id = $1 and subscription_id = $2 and ordering_key = $3 and state = 'PENDING'
       order by delivery_id limit 1`,
      [tenantId, subscriptionId, orderingKey],
    );
    return rows[0] === undefined ? null : { tenantId, deliveryId: rows[0].deliveryId };
  });
}
