import type { InstanceCommand } from '@vorgang/execution';
import type { TestInstance } from './test-instance.js';
import type { FoundWait } from './waits.js';
import { BusinessError, JobFailure, type TestWorker } from './workers.js';

/**
 * Lets a worker do a job and says how it ended: done, a BPMN error, or a failure that uses up a retry.
 * @param delay milliseconds until a moment that is an ISO 8601 duration from now
 */
export function doJob(
  instance: TestInstance,
  job: FoundWait<'job'>,
  work: TestWorker,
  delay: (duration: string) => number,
): InstanceCommand {
  const { jobKey, retries } = job.wait;
  try {
    return { kind: 'completeJob', jobKey, variables: work(instance.describeJob(job)) ?? {} };
  } catch (error) {
    if (error instanceof BusinessError) {
      const { errorCode, message, variables } = error;
      return { kind: 'throwJobError', jobKey, errorCode, errorMessage: message, variables };
    }
    if (error instanceof JobFailure) {
      const { message, backOff } = error;
      const left = error.retries ?? retries - 1;
      const own = backOff === undefined ? {} : { retryBackOff: delay(backOff) };
      return { kind: 'failJob', jobKey, retries: left, ...own, errorMessage: message, variables: {} };
    }
    const errorMessage = error instanceof Error ? error.message : String(error);
    return { kind: 'failJob', jobKey, retries: retries - 1, errorMessage, variables: {} };
  }
}
