import type { Queryable } from '@vorgang/storage';

/** How long the log of deliveries is kept. */
const keptFor = 30 * 24 * 60 * 60 * 1000;
const batch = 1000;

/**
 * Removes events that are older than thirty days with their deliveries, also those that a paused subscription never
 * took.
 *
 * @param database connection with the role vorgang_engine, which sees every tenant
 * @returns how many events
 */
export async function clearDeliveries(database: Queryable, now: Date): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    `with old as (
       select tenant_id, event_id from webhook_event where created_at < $1 order by created_at limit $2
     ), deliveries as (
       delete from webhook_delivery d using old
       where d.tenant_id = old.tenant_id and d.event_id = old.event_id
     )
     select count(*) as count from old`,
    [new Date(now.getTime() - keptFor), batch],
  );
  await database.query(
    `delete from webhook_event e
     where e.created_at < $1
       and not exists (select from webhook_delivery d where d.tenant_id = e.tenant_id and d.event_id = e.event_id)`,
    [new Date(now.getTime() - keptFor)],
  );
  return Number(rows[0]?.count ?? 0);
}
