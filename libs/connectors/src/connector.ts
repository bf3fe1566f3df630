import type { JsonObject } from '@vorgang/feel';

/** A job as a connector sees it: only what it needs. */
export interface ConnectorJob {
  /** Also the idempotency key towards the outside: the same job never has two effects. */
  readonly jobKey: string;
  readonly tenantId: string;
  readonly processInstanceKey: string;
  readonly variables: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
}

export type ConnectorOutcome =
  | { readonly kind: 'completed'; readonly variables: JsonObject }
  /** A fault that the model knows: it goes on at the boundary event with this code. */
  | {
      readonly kind: 'businessError';
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly variables?: JsonObject;
    }
  /** The model says that the job failed, and how it goes on. */
  | {
      readonly kind: 'jobError';
      readonly message: string;
      readonly variables: JsonObject;
      /** Absent: one less than before. */
      readonly retries?: number;
      /** Milliseconds; absent: as with any failure. */
      readonly retryBackOff?: number;
    };

/**
 * One kind of work with an outside effect. `run` may be called again for the same job and must then lead to the same
 * effect. It throws for faults that may pass (the job is tried again, with growing pauses), and `PermanentFailure`
 * for those that will not.
 */
export interface Connector {
  /** The job type in the model. */
  readonly type: string;
  /** Jobs of this type that one worker runs at once. */
  readonly concurrency: number;
  /** Milliseconds that one run may take; afterwards it is broken off and tried again. */
  readonly timeout: number;
  run(job: ConnectorJob, signal: AbortSignal): Promise<ConnectorOutcome>;
}

/** Trying again would not help: the job becomes an incident at once. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/** The other side says when it is worth trying again. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';

  /** @param retryBackOff milliseconds */
  constructor(
    message: string,
    readonly retryBackOff: number,
  ) {
    super(message);
  }
}
