import { NANOS_PER_DAY, NANOS_PER_SECOND } from './calendar.js';

/** A FEEL days and time duration. */
export class DaysTimeDuration {
  constructor(readonly nanoseconds: bigint) {}

  toString(): string {
    if (this.nanoseconds === 0n) return 'PT0S';
    const length = this.nanoseconds < 0n ? -this.nanoseconds : this.nanoseconds;
    const { days, hours, minutes, seconds, nanoseconds } = splitNanoseconds(length);
    const fraction =
      nanoseconds === 0n ? '' : `.${nanoseconds.toString().padStart(9, '0').replace(/0+$/, '')}`;
    const time =
      (hours > 0n ? `${hours}H` : '') +
      (minutes > 0n ? `${minutes}M` : '') +
      (seconds > 0n || fraction !== '' ? `${seconds}${fraction}S` : '');
    return `${this.nanoseconds < 0n ? '-' : ''}P${days > 0n ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
  }
}

/** A FEEL years and months duration. */
export class YearsMonthsDuration {
  constructor(readonly months: number) {}

  toString(): string {
    const length = Math.abs(this.months);
    const years = Math.floor(length / 12);
    const months = length % 12;
    if (length === 0) return 'P0M';
    return `${this.months < 0 ? '-' : ''}P${years > 0 ? `${years}Y` : ''}${months > 0 ? `${months}M` : ''}`;
  }
}

export interface DurationParts {
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  readonly nanoseconds: bigint;
}

/** Splits a length into parts; every part carries the sign of the length. */
export function splitNanoseconds(length: bigint): DurationParts {
  const seconds = length / NANOS_PER_SECOND;
  return {
    days: length / NANOS_PER_DAY,
    hours: (seconds / 3600n) % 24n,
    minutes: (seconds / 60n) % 60n,
    seconds: seconds % 60n,
    nanoseconds: length % NANOS_PER_SECOND,
  };
}

const DAYS_TIME =
  /^(-?)P(?:(\d{1,18})D)?(?:T(?:(\d{1,18})H)?(?:(\d{1,18})M)?(?:(\d{1,18})(?:\.(\d{0,30}))?S)?)?$/;
const YEARS_MONTHS = /^(-?)P(?:(\d{1,15})Y)?(?:(\d{1,15})M)?$/;

/** Reads an ISO 8601 duration of one of FEEL's two kinds; null when the text is neither. */
export function parseDuration(text: string): DaysTimeDuration | YearsMonthsDuration | null {
  if (text.endsWith('P') || text.endsWith('T')) return null;
  const yearsMonths = YEARS_MONTHS.exec(text);
  if (yearsMonths !== null) {
    const months = Number(yearsMonths[2] ?? 0) * 12 + Number(yearsMonths[3] ?? 0);
    if (!Number.isSafeInteger(months)) return null;
    return new YearsMonthsDuration(yearsMonths[1] === '-' ? 0 - months : months);
  }
  const parts = DAYS_TIME.exec(text);
  if (parts === null) return null;
  const seconds =
    BigInt(parts[2] ?? 0) * 86_400n +
    BigInt(parts[3] ?? 0) * 3600n +
    BigInt(parts[4] ?? 0) * 60n +
    BigInt(parts[5] ?? 0);
  const nanoseconds = seconds * NANOS_PER_SECOND + BigInt((parts[6] ?? '').slice(0, 9).padEnd(9, '0'));
  return new DaysTimeDuration(parts[1] === '-' ? -nanoseconds : nanoseconds);
}
