import {
  daysInMonth,
  floorDivide,
  fromEpochDay,
  LARGEST_YEAR,
  NANOS_PER_DAY,
  NANOS_PER_SECOND,
  toEpochDay,
} from './calendar.js';
import { formatZone, offsetAtInstant, offsetAtLocal, parseZone } from './zone.js';
import type { FeelZone } from './zone.js';

/** A FEEL date: a day of the proleptic Gregorian calendar. */
export class FeelDate {
  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}

  get epochDay(): number {
    return toEpochDay(this.year, this.month, this.day);
  }

  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0');
    return `${this.year < 0 ? '-' : ''}${year}-${twoDigits(this.month)}-${twoDigits(this.day)}`;
  }
}

/** A FEEL time of day, with or without a zone. */
export class FeelTime {
  constructor(
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly nanosecond: number,
    readonly zone: FeelZone | null,
  ) {}

  /** Nanoseconds since midnight, without regard to the zone. */
  get nanoOfDay(): bigint {
    return (
      BigInt(this.hour * 3600 + this.minute * 60 + this.second) * NANOS_PER_SECOND + BigInt(this.nanosecond)
    );
  }

  /** Seconds east of UTC; a region counts with its offset at the start of 1970, because a time has no day. */
  get offsetSeconds(): number | null {
    return this.zone === null ? null : offsetAtInstant(this.zone, 0);
  }

  toString(): string {
    const fraction =
      this.nanosecond === 0 ? '' : `.${String(this.nanosecond).padStart(9, '0').replace(/0+$/, '')}`;
    return `${twoDigits(this.hour)}:${twoDigits(this.minute)}:${twoDigits(this.second)}${fraction}${formatZone(this.zone)}`;
  }
}

/** A FEEL date and time, with or without a zone. */
export class FeelDateTime {
  constructor(
    readonly date: FeelDate,
    readonly time: FeelTime,
  ) {}

  get zone(): FeelZone | null {
    return this.time.zone;
  }

  /** Nanoseconds since 1970-01-01T00:00:00 on the local clock. */
  get localNanoseconds(): bigint {
    return BigInt(this.date.epochDay) * NANOS_PER_DAY + this.time.nanoOfDay;
  }

  get offsetSeconds(): number | null {
    return this.zone === null ? null : offsetAtLocal(this.zone, Number(this.localNanoseconds / 1_000_000n));
  }

  /** Nanoseconds since 1970 UTC; a value without a zone is read as UTC. */
  get instantNanoseconds(): bigint {
    return this.localNanoseconds - BigInt(this.offsetSeconds ?? 0) * NANOS_PER_SECOND;
  }

  toString(): string {
    return `${this.date.toString()}T${this.time.toString()}`;
  }
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** A date of these parts; null when there is no such day. */
export function createDate(year: number, month: number, day: number): FeelDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (Math.abs(year) > LARGEST_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return new FeelDate(year, month, day);
}

export function dateOfEpochDay(epochDay: number): FeelDate | null {
  const { year, month, day } = fromEpochDay(epochDay);
  return createDate(year, month, day);
}

export function timeOfNanoseconds(nanoOfDay: bigint, zone: FeelZone | null): FeelTime {
  const seconds = Number(nanoOfDay / NANOS_PER_SECOND);
  return new FeelTime(
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    Number(nanoOfDay % NANOS_PER_SECOND),
    zone,
  );
}

export function dateTimeOfLocal(localNanoseconds: bigint, zone: FeelZone | null): FeelDateTime | null {
  const day = floorDivide(localNanoseconds, NANOS_PER_DAY);
  const date = dateOfEpochDay(Number(day));
  return date === null
    ? null
    : new FeelDateTime(date, timeOfNanoseconds(localNanoseconds - day * NANOS_PER_DAY, zone));
}

export function dateTimeOfInstant(instantNanoseconds: bigint, zone: FeelZone): FeelDateTime | null {
  const offset = offsetAtInstant(zone, Number(floorDivide(instantNanoseconds, 1_000_000n)));
  return dateTimeOfLocal(instantNanoseconds + BigInt(offset) * NANOS_PER_SECOND, zone);
}

export function midnight(date: FeelDate, zone: FeelZone | null): FeelDateTime {
  return new FeelDateTime(date, new FeelTime(0, 0, 0, 0, zone));
}

const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,30}))?(.*)$/;

export function parseDate(text: string): FeelDate | null {
  const parts = DATE.exec(text);
  if (parts === null) return null;
  const year = Number(parts[2]);
  return createDate(parts[1] === '-' ? 0 - year : year, Number(parts[3]), Number(parts[4]));
}

export function parseTime(text: string): FeelTime | null {
  const parts = TIME.exec(text);
  if (parts === null) return null;
  const zone = parts[5] === '' ? null : parseZone(parts[5] ?? '');
  if (zone === null && parts[5] !== '') return null;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return new FeelTime(hour, minute, second, Number((parts[4] ?? '').slice(0, 9).padEnd(9, '0')), zone);
}

/** Reads a date and time; a date alone is its midnight without a zone. */
export function parseDateTime(text: string): FeelDateTime | null {
  const separator = text.indexOf('T');
  const date = parseDate(separator < 0 ? text : text.slice(0, separator));
  if (date === null) return null;
  if (separator < 0) return midnight(date, null);
  const clock = text.slice(separator + 1);
  if (/^24:00:00(\.0+)?(?=$|[Zz@+-])/.test(clock))
    return nextMidnight(date, clock.replace(/^24:00:00(\.0+)?/, ''));
  const time = parseTime(clock);
  return time === null ? null : new FeelDateTime(date, time);
}

/** ISO 8601 writes the end of a day as 24:00:00. */
function nextMidnight(date: FeelDate, zoneText: string): FeelDateTime | null {
  const next = dateOfEpochDay(date.epochDay + 1);
  const zone = zoneText === '' ? null : parseZone(zoneText);
  if (next === null || (zone === null && zoneText !== '')) return null;
  return midnight(next, zone);
}
