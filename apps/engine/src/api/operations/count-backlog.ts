import type { EntityManager } from 'typeorm';

export interface Backlog {
  readonly timers: number;
  readonly lateTimers: number;
  readonly outboxCommands: number;
}

/** Work of the engine's own loops that is open. Takes no lock. Indexes: timer_due, outbox_command primary key. */
export async function countBacklog(manager: EntityManager, tenantId: string, now: Date): Promise<Backlog> {
  const rows = await manager.query<
    {
      readonly timers: number;
      readonly late_timers: number;
      readonly outbox_commands: number;
    }[]
  >(
    `select
       (select count(*)::integer from timer where tenant_id = $1) as timers,
       (select count(*)::integer from timer where tenant_id = $1 and due_at < $2::timestamptz - interval '1 minute')
         as late_timers,
       (select count(*)::integer from outbox_command where tenant_id = $1) as outbox_commands`,
    [tenantId, now],
  );
  const row = rows[0];
  return {
    timers: row?.timers ?? 0,
    lateTimers: row?.late_timers ?? 0,
    outboxCommands: row?.outbox_commands ?? 0,
  };
}
