import type { DueTimer, Queryable } from '@vorgang/storage';

// Locks one row. Index: primary key. Role: vorgang_engine.
const STATEMENT = 'delete from timer where tenant_id = $1 and timer_key = $2';

/** Removes a timer that nothing waits for. */
export async function removeTimer(
  database: Queryable,
  timer: Pick<DueTimer, 'tenantId' | 'timerKey'>,
): Promise<void> {
  await database.query(STATEMENT, [timer.tenantId, timer.timerKey]);
}
