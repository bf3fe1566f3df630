import type { Queryable } from '@vorgang/storage';

export interface DueDelivery {
  readonly tenantId: string;
  readonly deliveryId: string;
  readonly epoch: number;
  readonly availableAt: Date;
}

/**
 * Deliveries that can be done now: due, held by nobody, the first of their order, to a subscription that is not paused.
 *
 * @param database connection with the role vorgang_engine, which sees every tenant
 */
export async function findDueDeliveries(
  database: Queryable,
  now: Date,
  limit: number,
): Promise<readonly DueDelivery[]> {
  // Takes no lock: a hint too many is harmless. Indexes: webhook_delivery_due, webhook_delivery_in_order.
  const { rows } = await database.query<DueDelivery>(
    `select d.tenant_id as "tenantId", d.delivery_id as "deliveryId", d.epoch,
       d.available_at as "availableAt"
     from webhook_delivery d
     join webhook_subscription s on s.tenant_id = d.tenant_id and s.subscription_id = d.subscription_id
     where d.state = 'PENDING' and d.available_at <= $1 and (d.locked_until is null or d.locked_until <= $1)
       and s.state = 'ACTIVE'
       and not exists (
         select from webhook_delivery earlier
         where earlier.tenant_id = d.tenant_id and earlier.subscription_id = d.subscription_id
           and earlier.ordering_key = d.ordering_key and earlier.state = 'PENDING'
           and earlier.delivery_id < d.delivery_id)
     order by d.available_at
     limit $2`,
    [now, limit],
  );
  return rows;
}

/** Tenants with something in their outbox. */
export async function findWaitingOutboxes(database: Queryable): Promise<readonly string[]> {
  const { rows } = await database.query<{ tenant_id: string }>(
    'select distinct tenant_id from webhook_outbox order by tenant_id',
    [],
  );
  return rows.map(({ tenant_id }) => tenant_id);
}
