import type { Queryable } from '../database/queryable.js';

/** Claimed timers at the head of the index that are looked at: more than a few nodes claim at once. */
const HEAD = 1_000;

// Takes no lock. Index: timer_due, from its head on; the rows that wait are not read. Role: vorgang_engine.
const statement = `
  select least(
    (select free.due_at from timer free where free.claimed_until is null order by free.due_at limit 1),
    (select min(greatest(head.due_at, head.claimed_until))
      from (select t.due_at, t.claimed_until from timer t order by t.due_at limit ${HEAD}) as head
      where head.claimed_until is not null)
  ) as due_at`;

/** When the next timer comes due (milliseconds since 1970 UTC), as far as is known now; null where none waits. */
export async function findNextTimerDue(database: Queryable): Promise<number | null> {
  const answer = await database.query<{ readonly due_at: Date | number | null }>({ text: statement });
  const dueAt = answer.rows[0]?.due_at ?? null;
  return dueAt === null ? null : Number(dueAt);
}
