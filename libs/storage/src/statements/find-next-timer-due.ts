import type { Queryable } from '../database/queryable.js';

// Takes no lock. Index: timer_due; claimed rows at its head are few. Role: vorgang_engine.
const statement = `
  select greatest(due_at, claimed_until) as due_at
  from timer
  order by due_at
  limit 1`;

/** When the next timer comes due (milliseconds since 1970 UTC), as far as is known now; null where none waits. */
export async function findNextTimerDue(database: Queryable): Promise<number | null> {
  const answer = await database.query<{ readonly due_at: Date | number }>({
    text: statement,
  });
  const row = answer.rows[0];
  return row === undefined ? null : Number(row.due_at);
}
