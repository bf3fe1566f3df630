import { expireInstances, findExpiredInstances, type Actor, type ExpiredInstance } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';

/** Instances that one transaction removes at most. */
const MOST_INSTANCES = 500;
/** Steps that the instances of one transaction have together, unless one alone has more: it stays short. */
const MOST_STEPS = 10_000;
/** Milliseconds until the next look where nothing is due. */
const PAUSE = 30_000;
const ACTOR: Actor = { kind: 'engine', id: 'history-expiry' };

/**
 * Removes a portion of the process instances whose time to live is over, with their history. Runs in every node; the
 * lock lets one of them remove. Answers the milliseconds until the next portion: none while there is more.
 */
export async function removeExpiredInstances(runtime: EngineRuntime): Promise<number> {
  const { database, clock, retention } = runtime;
  const done = await database.alone('vorgang-history-expiry', async () => {
    const now = clock.now();
    const { putOff, expired } = await findExpiredInstances(
      database.engine,
      { now, ...retention },
      MOST_INSTANCES,
    );
    let removed = 0;
    for (const [tenantId, instances] of byTenant(portionOf(expired))) {
      removed += await expireInstances(database.engine, tenantId, instances, { actor: ACTOR, at: now });
    }
    if (removed > 0) runtime.onInstancesExpired(removed);
    return putOff + removed;
  });
  return done === null || done === 0 ? PAUSE : 0;
}

/** From the beginning, as callers come after what they called. */
function portionOf(expired: readonly ExpiredInstance[]): readonly ExpiredInstance[] {
  let steps = 0;
  const end = expired.findIndex(({ historySequence }, index) => {
    steps += historySequence;
    return index > 0 && steps > MOST_STEPS;
  });
  return end === -1 ? expired : expired.slice(0, end);
}

function byTenant(expired: readonly ExpiredInstance[]): ReadonlyMap<string, readonly ExpiredInstance[]> {
  const tenants = new Map<string, ExpiredInstance[]>();
  for (const instance of expired) {
    const known = tenants.get(instance.tenantId);
    if (known === undefined) tenants.set(instance.tenantId, [instance]);
    else known.push(instance);
  }
  return tenants;
}
