import type { Queryable } from '@vorgang/storage';
import { errorText, type Logger } from '../logging/logger.js';
import { SystemClock } from './system-clock.js';

const EVERY = 30_000;

/** Looks before the clock is used: each quick answer makes it more exact. */
const FIRST_LOOKS = 3;

/** A clock that follows the database's: looked at now and every 30 seconds. */
export async function keepSystemClock(
  database: Queryable,
  logger: Logger,
): Promise<{ readonly clock: SystemClock; stop(): void }> {
  const clock = new SystemClock();
  for (let look = 0; look < FIRST_LOOKS; look += 1) await clock.synchronise(() => databaseNow(database));
  const timer = setInterval(() => {
    clock
      .synchronise(() => databaseNow(database))
      .catch((error: unknown) => logger.warn('clock-not-synchronised', { reason: errorText(error) }));
  }, EVERY);
  timer.unref();
  return { clock, stop: () => clearInterval(timer) };
}

async function databaseNow(database: Queryable): Promise<number> {
  const answer = await database.query<{ now: string }>(
    'select round(extract(epoch from clock_timestamp()) * 1000)::bigint as now',
  );
  return Number(answer.rows[0]!.now);
}
