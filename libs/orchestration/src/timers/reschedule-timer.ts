import type { DueTimer, Queryable } from '@vorgang/storage';

// Locks one row. Index: primary key, timer_due. Role: vorgang_engine. The moment that was served is the guard.
const STATEMENT = `
  update timer set due_at = $4, repetitions = $5, claimed_until = null
  where tenant_id = $1 and timer_key = $2 and due_at = $3`;

/** Sets the timer of a start event to its next moment; ends the claim. */
export async function rescheduleTimer(
  database: Queryable,
  timer: DueTimer,
  next: { readonly dueAt: number; readonly repetitions: number },
): Promise<void> {
  await database.query(STATEMENT, [
    timer.tenantId,
    timer.timerKey,
    new Date(timer.dueAt),
    new Date(next.dueAt),
    next.repetitions,
  ]);
}
