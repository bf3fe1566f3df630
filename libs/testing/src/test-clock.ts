import { DateTime, Duration } from 'luxon';

/** The moment that a scenario is at; only the scenario moves it, and only forward. */
export class TestClock {
  #now: number;

  /**
   * @param startAt ISO 8601 date and time; without an offset it is read in the time zone
   * @param timeZone IANA name, such as `Europe/Berlin`
   */
  constructor(
    startAt: string,
    readonly timeZone: string,
  ) {
    const start = DateTime.fromISO(startAt, { zone: timeZone });
    if (!start.isValid)
      throw new Error(
        `"${startAt}" in "${timeZone}" is no moment. Write ISO 8601, such as 2027-03-01T08:00.`,
      );
    this.#now = start.toMillis();
  }

  /** Milliseconds since 1970 UTC. */
  get now(): number {
    return this.#now;
  }

  /** The moment a duration from now, by the calendar of the time zone: P1D across a change of clocks is one day. */
  after(duration: string): number {
    const parsed = Duration.fromISO(duration);
    if (!parsed.isValid)
      throw new Error(`"${duration}" is no ISO 8601 duration. Write for example P14D or PT2H.`);
    return DateTime.fromMillis(this.#now, { zone: this.timeZone }).plus(parsed).toMillis();
  }

  /** Moves to a moment; never backwards. */
  moveTo(moment: number): void {
    this.#now = Math.max(this.#now, moment);
  }
}
