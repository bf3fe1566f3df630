/**
 * BullMQ's defaults give the job of a killed worker back after a minute, and fail a job that stalled twice.
 * Here a lock lives ten seconds and stalled jobs are looked for every five; how often a job may be tried is
 * counted in PostgreSQL alone.
 */
export const workerSettings = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000_000,
  /** Milliseconds until a consumer whose server went away asks again. */
  runRetryDelay: 1_000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} as const;
