/** Where the hints to the workers go through in a run. */
export type QueueKind = 'postgres' | 'redis';

/** How often each fault comes, wherever the queue is. */
const everywhere = {
  killEngine: 5,
  killWorker: 4,
  killPostgres: 1.5,
  killBackend: 1,
  endSessions: 3,
  cutConnections: 4,
  delayConnections: 2,
  blackHole: 1.5,
  loseCommitAnswer: 6,
  loseAnswer: 3,
  freezeProgram: 2,
  jumpClock: 3,
  readOnlyDatabase: 1.5,
  exhaustConnections: 1.5,
  failPayments: 2,
  failMails: 2,
  failStatuses: 4,
  repeatHints: 2,
} as const;

/** Only where the queue is in Redis. */
const inRedis = { stopRedis: 2, flushRedis: 4, slowRedis: 2, cutRedis: 2 } as const;

export type FaultKind = keyof typeof everywhere | keyof typeof inRedis;

/** @param only the faults to choose from; what does not fit the queue is left out */
export function faultWeights(
  queue: QueueKind,
  only?: readonly FaultKind[],
): Readonly<Record<FaultKind, number>> {
  const possible: Partial<Record<FaultKind, number>> =
    queue === 'redis' ? { ...everywhere, ...inRedis } : everywhere;
  const chosen = Object.entries(possible).filter(([kind]) => only?.includes(kind as FaultKind) ?? true);
  if (chosen.length === 0)
    throw new Error(`None of the faults ${String(only)} is possible with the queue in ${queue}.`);
  return Object.fromEntries(chosen) as Record<FaultKind, number>;
}
