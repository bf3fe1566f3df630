import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findQueuedWork, type QueuePlace } from './checker/queues.js';
import { unrest } from './checker/stuck.js';
import { uncovered } from './checker/uncovered.js';

const lookEvery = 250;

export interface Patience {
  /** Without a single step for so long, what waits is stuck; longer than anything takes that heals by itself. */
  readonly withoutStep: number;
  /** In all. */
  readonly atMost: number;
}

/**
 * Waits until nothing is under way any more and all of it is under a checkpoint, as long as there is progress: a busy machine is slow, not stuck.
 *
 * @param patience in seconds
 * @param isLoadDone whether every request was answered
 */
export async function settle(
  place: QueuePlace,
  patience: Patience,
  isLoadDone: () => boolean,
): Promise<void> {
  const pool = new pg.Pool({ connectionString: place.databaseUrl, max: 1 });
  pool.on('error', () => undefined);
  const end = performance.now() + patience.atMost * 1_000;
  let steps = '';
  let stepAt = performance.now();
  try {
    while (performance.now() < Math.min(end, stepAt + patience.withoutStep * 1_000)) {
      if (isLoadDone() && (await isAtRest(pool, place))) return;
      const { rows } = await pool.query<{ count: string }>('select count(*) from history');
      if (rows[0]!.count !== steps) stepAt = performance.now();
      steps = rows[0]!.count;
      await wait(lookEvery);
    }
  } finally {
    await pool.end();
  }
}

/** The queue, as hints that came twice, or of a worker that was killed, are taken by the worker that runs. */
async function isAtRest(pool: pg.Pool, place: QueuePlace): Promise<boolean> {
  if ((await pool.query(unrest)).rows.length > 0) return false;
  if ((await findQueuedWork(place)).length > 0) return false;
  return (await pool.query(uncovered)).rows.length === 0;
}
