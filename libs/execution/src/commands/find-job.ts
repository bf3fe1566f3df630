import type { Execution } from '../conduct/execution.js';
import type { JobKey } from '../keys.js';
import type { Rejection } from '../step.js';
import { reject } from './command-handler.js';
import { findWait, type FoundWait } from './find-wait.js';

export function findJob(execution: Execution, jobKey: JobKey): FoundWait<'job'> | undefined {
  return findWait(execution, 'job', jobKey);
}

export function jobNotFound(execution: Execution, jobKey: JobKey): Rejection {
  return reject(
    'NOT_FOUND',
    `Job ${jobKey} of process instance ${execution.draft.state.processInstanceKey} does not exist any more: it was ` +
      'completed, or its element ended. Drop the result and activate other jobs.',
  );
}
