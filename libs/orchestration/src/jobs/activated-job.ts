import type { ActivatedJobRow } from '@vorgang/storage';
import type { ActivatedJob } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { visibleVariables } from './visible-variables.js';

/** What a worker gets of a job that it took, with the variables that the job sees. Remembers who holds it. */
export function activatedJob(
  runtime: EngineRuntime,
  row: ActivatedJobRow,
  account: string,
  fetchVariable: readonly string[],
): ActivatedJob {
  const { state, lockUntil, ...job } = row;
  runtime.heldJobs.put({ ...job, state: 'CREATED', lockedBy: account, lockUntil });
  return {
    ...job,
    deadline: lockUntil,
    variables: visibleVariables(state, row.elementInstanceKey, fetchVariable),
  };
}
