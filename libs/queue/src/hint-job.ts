import type { BulkJobOptions } from 'bullmq';
import type { WorkHint } from './work-dispatcher.js';

/** Name of the only kind of job in our queues. */
export const hintJobName = 'hint';

/** A hint as BullMQ takes it. */
export interface HintJob {
  readonly name: string;
  readonly data: WorkHint;
  readonly opts: BulkJobOptions;
}

/**
 * One BullMQ job per activation of a job row. As long as it waits, the same hint again is no second job; once it is
 * done it leaves no trace, so that the reconciler can hint again. BullMQ counts no attempts: PostgreSQL does.
 */
export function hintJob(hint: WorkHint): HintJob {
  return {
    name: hintJobName,
    // Only the keys, whatever else the caller's object may hold.
    data: {
      tenantId: hint.tenantId,
      jobKey: hint.jobKey,
      epoch: hint.epoch,
      ...(hint.traceparent === undefined ? {} : { traceparent: hint.traceparent }),
    },
    opts: {
      // BullMQ refuses ids of digits only, and colons.
      jobId: `j-${hint.jobKey}-${hint.epoch}`,
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}
