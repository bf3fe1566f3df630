import type { Queryable } from '@vorgang/storage';
import type { OutgoingEvent } from '../events/cloud-event.js';

/** How long a delivery is tried. */
const patience = 3 * 24 * 60 * 60 * 1000;

/** Until when a delivery that begins now is tried. */
export function giveUpAt(now: Date): Date {
  return new Date(now.getTime() + patience);
}

/** Deliveries of an event that wait to be done now, one for each subscription; answers their ids. */
export async function insertDeliveries(
  database: Queryable,
  tenantId: string,
  { event }: OutgoingEvent,
  subscriptionIds: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ delivery_id: string }>(
    `insert into webhook_delivery (
       tenant_id, subscription_id, event_id, event_type, ordering_key, state, available_at, give_up_at, created_at)
     select $1, wanting.id, $3, $4, $5, 'PENDING', $6, $7, $6
     from unnest($2::bigint[]) with ordinality as wanting (id, place)
     order by wanting.place
     returning delivery_id`,
    [tenantId, subscriptionIds, event.id, event.type, event.partitionkey, now, giveUpAt(now)],
  );
  return rows.map(({ delivery_id }) => delivery_id);
}
