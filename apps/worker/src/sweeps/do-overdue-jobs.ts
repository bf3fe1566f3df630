import type { Engine } from '@vorgang/orchestration';
import { findJobHintsDue } from '@vorgang/storage';
import type { Pool } from 'pg';
import type { Connector } from '@vorgang/connectors';
import type { HintFollower } from '../work/hint-follower.js';
import { runJob } from '../work/run-job.js';

/** Longer than a healthy queue ever takes, and than the reconciler needs to hint again. */
const patience = 20_000;
const batch = 20;

/**
 * Does jobs that still wait although they were hinted again: the queue, or this worker's consumer of it, is stuck.
 * The claim of the row keeps two workers from doing the same, so this is slower than the queue, but as safe.
 *
 * @param pool connections of the role vorgang_engine
 * @param now milliseconds since 1970 UTC
 */
export async function doOverdueJobs(
  engine: Engine,
  connectors: readonly Connector[],
  pool: Pool,
  follower: HintFollower,
  now: number,
): Promise<void> {
  const connectorOf = new Map(connectors.map((connector) => [connector.type, connector]));
  const overdue = await findJobHintsDue(pool, {
    types: [...connectorOf.keys()],
    waitingSince: now - patience,
    limit: batch,
  });
  await Promise.allSettled(
    overdue.map((hint) => runJob(engine, connectorOf.get(hint.type)!, hint, follower)),
  );
}
