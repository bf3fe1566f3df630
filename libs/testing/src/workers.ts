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

/** Thrown by a {@link TestWorker} to fail a job in a way that a plain error cannot say: tried again later, or not at all. */
export class JobFailure extends Error {
  readonly retries: number | undefined;
  readonly backOff: string | undefined;

  /**
   * @param options `retries`: how often the job is tried from now on, one less than before unless given; `backOff`:
   * ISO 8601 duration until then, as the model says unless given
   */
  constructor(message: string, options: { readonly retries?: number; readonly backOff?: string } = {}) {
    super(message);
    this.name = 'JobFailure';
    this.retries = options.retries;
    this.backOff = options.backOff;
  }
}
