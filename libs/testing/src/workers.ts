import type { JsonObject } from '@vorgang/feel';

/** A job as a worker sees it. */
export interface TestJob {
  readonly type: string;
  readonly elementId: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: JsonObject;
}

/**
 * Stands in for a worker: answers the variables that the job completes with, throws {@link BusinessError} for a
 * BPMN error, or any other error for a failure that uses up a retry.
 */
export type TestWorker = (job: TestJob) => JsonObject | void;

/** Thrown by a {@link TestWorker} to throw a BPMN error in the process. */
export class BusinessError extends Error {
  /**
   * @param errorCode the code that an error event of the model catches
   * @param variables set where the error is caught
   */
  constructor(
    readonly errorCode: string,
    message = errorCode,
    readonly variables: JsonObject = {},
  ) {
    super(message);
    this.name = 'BusinessError';
  }
}
