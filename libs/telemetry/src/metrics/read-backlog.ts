import type { Queryable } from '@vorgang/storage';

/** Work that waits in the database, over all tenants. Counts end at {@link mostCounted}. */
export interface Backlog {
  readonly jobsByType: readonly { readonly type: string; readonly waiting: number }[];
  readonly timersOverdue: number;
  readonly incidents: number;
  readonly outboxAgeSeconds: number;
}

/** Nobody needs to know more exactly how much too much it is; a scrape stays cheap. */
export const mostCounted = 10_000;

// Reads at most `mostCounted` entries of each index: job_waiting, timer_due, incident_open; one of
// outbox_command_available. Takes no lock.
const statement = `
  select
    (select coalesce(json_agg(json_build_object('type', type, 'waiting', waiting) order by type), '[]')
     from (
       select type, count(*)::integer as waiting
       from (
         select type from job
         where state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and retries > 0
           and available_at <= $1 and (lock_until is null or lock_until <= $1)
         limit $2
       ) waiting_job
       group by type
     ) by_type) as jobs,
    (select count(*)::integer from (select from timer where due_at < $1 limit $2) overdue) as timers,
    (select count(*)::integer from (select from incident where state = 'ACTIVE' limit $2) active) as incidents,
    (select coalesce(extract(epoch from $1::timestamptz - min(available_at)), 0)::double precision
     from outbox_command) as outbox_age`;

/** @param database connections of the role vorgang_engine */
export async function readBacklog(database: Queryable, now: Date): Promise<Backlog> {
  const { rows } = await database.query<{
    readonly jobs: Backlog['jobsByType'];
    readonly timers: number;
    readonly incidents: number;
    readonly outbox_age: number;
  }>({ name: 'read_backlog', text: statement, values: [now, mostCounted] });
  const row = rows[0]!;
  return {
    jobsByType: row.jobs,
    timersOverdue: row.timers,
    incidents: row.incidents,
    outboxAgeSeconds: Math.max(0, row.outbox_age),
  };
}
