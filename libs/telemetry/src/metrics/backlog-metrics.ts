import type { Queryable } from '@vorgang/storage';
import { Gauge, type Registry } from 'prom-client';
import { readBacklog, type Backlog } from './read-backlog.js';

/** However many scrape, the database is asked once in that many milliseconds. */
const keptFor = 10_000;

/**
 * Shows what waits in the database. A database that is away leaves the values out and says so in `vorgang_backlog_up`.
 *
 * @param database connections of the role vorgang_engine
 */
export function backlogMetrics(registry: Registry, database: Queryable, now: () => number = Date.now): void {
  const read = readSometimes(database, now);
  const gauge = (name: string, help: string, value: (backlog: Backlog) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const backlog = await read();
        if (backlog === null) this.remove();
        else this.set(value(backlog));
      },
    });
  gauge(
    'vorgang_timers_overdue',
    'Timers due and not fired, counted to 10,000.',
    (found) => found.timersOverdue,
  );
  gauge(
    'vorgang_incidents_active',
    'Incidents that wait for someone, counted to 10,000.',
    (found) => found.incidents,
  );
  gauge(
    'vorgang_outbox_age_seconds',
    'How long the oldest command between instances is overdue.',
    (found) => found.outboxAgeSeconds,
  );
  new Gauge({
    name: 'vorgang_jobs_waiting',
    help: 'Jobs that a worker could take now, counted to 10,000.',
    labelNames: ['type'],
    registers: [registry],
    async collect() {
      const backlog = await read();
      this.reset();
      for (const { type, waiting } of backlog?.jobsByType ?? []) this.set({ type }, waiting);
    },
  });
  new Gauge({
    name: 'vorgang_backlog_up',
    help: '1 where the database answered what waits in it.',
    registers: [registry],
    async collect() {
      this.set((await read()) === null ? 0 : 1);
    },
  });
}

/** Reads at most once in a while, once for all that ask at the same time; null where the database is away. */
function readSometimes(database: Queryable, now: () => number): () => Promise<Backlog | null> {
  let last: Promise<Backlog | null> | null = null;
  let readAt = -Infinity;
  return () => {
    if (last !== null && now() - readAt < keptFor) return last;
    readAt = now();
    last = readBacklog(database, new Date(now())).catch(() => null);
    return last;
  };
}
