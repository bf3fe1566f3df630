/** A token bucket's measures. */
export interface RateLimit {
  /** Shown in the header, and part of the bucket's name. */
  readonly name: 'account' | 'address';
  /** Requests that a client may make per second in the long run; 0 stands for no limit. */
  readonly perSecond: number;
}

/** The configured limits: who is signed in counts by account, everyone else by network address. */
export interface RateLimits {
  readonly perAccount: number;
  readonly perAddress: number;
}

/** Seconds whose requests may come at once. */
export const burstSeconds = 4;

/** What came of asking for one request. */
export interface RateVerdict {
  readonly allowed: boolean;
  /** Requests that this node may still answer before it asks the shared bucket again. */
  readonly left: number;
  /** Seconds until asking makes sense again; 0 when allowed. */
  readonly retryAfterSeconds: number;
}
