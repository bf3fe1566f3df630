import { setTimeout as wait } from 'node:timers/promises';
import type { TortureInstallation } from '../installation/torture-installation.js';
import type { FaultKind } from '../plan/fault-kinds.js';
import type { PlannedFault } from '../plan/plan.js';
import { allFaults } from './all-faults.js';
import { makeWritable } from './read-only-database.js';

export interface CausedFaults {
  /** How often each fault happened. */
  readonly counts: ReadonlyMap<FaultKind, number>;
  readonly total: number;
}

/** Causes the faults at their moments, several at once where they overlap, and ends all of them. */
export async function causeFaults(
  installation: TortureInstallation,
  faults: readonly PlannedFault[],
): Promise<CausedFaults> {
  const begin = performance.now();
  const counts = new Map<FaultKind, number>();
  const underWay: Promise<void>[] = [];
  for (const fault of faults) {
    await wait(Math.max(0, fault.at - (performance.now() - begin)));
    underWay.push(
      // A fault that finds nothing to spoil, as the server was away already, is none.
      allFaults[fault.kind](installation, fault).then(
        () => void counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1),
        () => undefined,
      ),
    );
  }
  await Promise.all(underWay);
  await heal(installation);
  return { counts, total: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

/** Connections that carry nothing stay as they are: who waits on them has to find out. */
async function heal({
  engines,
  worker,
  redis,
  mail,
  statuses,
  databaseUrl,
}: TortureInstallation): Promise<void> {
  for (const { database, process, shiftClock } of [...engines, worker]) {
    process.signal('SIGCONT');
    database.delay(0);
    database.loseAnswers(/^$/, 0);
    await shiftClock(0);
  }
  redis?.proxy.delay(0);
  mail.plan([]);
  statuses.plan([]);
  await makeWritable(databaseUrl);
}
