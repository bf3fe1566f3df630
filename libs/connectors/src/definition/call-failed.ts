import type { JsonObject } from '@vorgang/feel';

export interface CallFailure {
  /** What error expressions compare, such as `404` or `TIMEOUT`. */
  readonly code: string;
  /** One sentence without personal data: it is shown in operations. */
  readonly message: string;
  /** Trying again would not help. */
  readonly isFinal: boolean;
  /** Milliseconds until it is worth trying again, where the other side says so. */
  readonly retryBackOff?: number;
  /** What error expressions may read as `error.variables`. */
  readonly variables?: JsonObject;
}

/** A connector's call did not work; the model's error expression decides what that means. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';

  constructor(
    readonly failure: CallFailure,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
  }
}
