import type { InstanceCommand } from '@vorgang/execution';
import type { TestInstance } from './test-instance.js';
import type { FoundWait } from './waits.js';
import { BusinessError, type TestWorker } from './workers.js';

/** Lets a worker do a job and says how it ended: done, a BPMN error, or a failure that uses up a retry. */
export function doJob(instance: TestInstance, job: FoundWait<'job'>, work: TestWorker): InstanceCommand {
  const { jobKey, retries } = job.wait;
  try {
    return { kind: 'completeJob', jobKey, variables: work(instance.describeJob(job)) ?? {} };
  } catch (error) {
    if (error instanceof BusinessError) {
      const { errorCode, message, variables } = error;
      return { kind: 'throwJobError', jobKey, errorCode, errorMessage: message, variables };
    }
    const errorMessage = error instanceof Error ? error.message : String(error);
    return { kind: 'failJob', jobKey, retries: retries - 1, retryBackOff: 0, errorMessage, variables: {} };
  }
}
