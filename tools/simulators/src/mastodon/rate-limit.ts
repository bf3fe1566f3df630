const windowLength = 5 * 60_000;

/** Counts what is taken in a window of five minutes, and says so as Mastodon does. */
export class RateLimit {
  private taken = 0;
  private until = 0;

  /**
   * @param most in one window; undefined: no limit
   * @param now milliseconds since 1970 UTC
   */
  constructor(
    private readonly most: number | undefined,
    private readonly now: () => number,
  ) {}

  /** false: there is nothing left in this window */
  take(): boolean {
    if (this.most === undefined) return true;
    if (this.now() >= this.until) {
      this.taken = 0;
      this.until = this.now() + windowLength;
    }
    if (this.taken >= this.most) return false;
    this.taken += 1;
    return true;
  }

  headers(): Readonly<Record<string, string>> {
    if (this.most === undefined) return {};
    return {
      'x-ratelimit-limit': String(this.most),
      'x-ratelimit-remaining': String(this.most - this.taken),
      'x-ratelimit-reset': new Date(this.until).toISOString(),
    };
  }
}
