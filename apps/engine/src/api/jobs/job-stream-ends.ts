import type { EndReason } from './send-jobs.js';

/** Why a stream of jobs ends, as its event `end` says; the compiler knows when one is missing. */
export const jobStreamEnds: Readonly<Record<EndReason, string>> = {
  rightEnded: 'The worker, or what it proved itself with, may no longer.',
  shutdown: 'This node ends; another one may be there.',
  jobExpired: 'The worker let a job’s time run out.',
  unavailable: 'The database is away.',
};
