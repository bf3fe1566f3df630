import { describe, expect, it } from 'vitest';
import { nextCronMoment } from './cron-schedule.js';
import { firstOfCycle, momentAfter, nextOfCycle, readMoment } from './timer-schedule.js';

const BERLIN = 'Europe/Berlin';
const at = (text: string): number => Date.parse(text);
const show = (moment: number | undefined): string | undefined =>
  moment === undefined ? undefined : new Date(moment).toISOString().replace(/:00\.000Z$/, 'Z');

/** The first firings of a rhythm. */
function firings(
  cycle: string,
  now: string,
  count: number,
  timeZone = BERLIN,
): readonly (string | undefined)[] {
  const moments: (string | undefined)[] = [];
  let schedule = firstOfCycle(cycle, at(now), timeZone);
  while (schedule !== undefined && moments.length < count) {
    moments.push(show(schedule.dueAt));
    schedule = nextOfCycle(schedule.cycle ?? '', schedule.dueAt, schedule.repetitions, timeZone);
  }
  return moments;
}

describe('repeating intervals are reckoned from their beginning (ISO 8601-1, 5.6)', () => {
  it.each([
    ['ends after its firings', 'R2/PT1H', '2026-02-03T08:00Z', ['2026-02-03T09:00Z', '2026-02-03T10:00Z']],
    [
      'begins at its start',
      'R2/2026-02-04T06:00:00Z/P1D',
      '2026-02-03T08:00Z',
      ['2026-02-04T06:00Z', '2026-02-05T06:00Z'],
    ],
    [
      'the end of the month stays the end of the month',
      'R4/2026-01-31T12:00/P1M',
      '2026-01-01T00:00Z',
      ['2026-01-31T11:00Z', '2026-02-28T11:00Z', '2026-03-31T10:00Z', '2026-04-30T10:00Z'],
    ],
    [
      'a leap day comes again',
      'R5/2028-02-29T12:00/P1Y',
      '2026-01-01T00:00Z',
      [
        '2028-02-29T11:00Z',
        '2029-02-28T11:00Z',
        '2030-02-28T11:00Z',
        '2031-02-28T11:00Z',
        '2032-02-29T11:00Z',
      ],
    ],
    [
      'the same time of day over the change to summer time, once later by what is skipped',
      'R4/2026-03-28T02:30/P1D',
      '2026-03-01T00:00Z',
      ['2026-03-28T01:30Z', '2026-03-29T01:30Z', '2026-03-30T00:30Z', '2026-03-31T00:30Z'],
    ],
    [
      'the same time of day over the change to winter time, at its first occurrence',
      'R3/2026-10-24T02:30/P1D',
      '2026-10-01T00:00Z',
      ['2026-10-24T00:30Z', '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    ],
    [
      'hours are real hours when the clocks go forward',
      'R3/2026-03-29T01:30/PT1H',
      '2026-03-01T00:00Z',
      ['2026-03-29T00:30Z', '2026-03-29T01:30Z', '2026-03-29T02:30Z'],
    ],
    [
      'hours are real hours when the clocks go back',
      'R3/2026-10-25T01:30/PT1H',
      '2026-10-01T00:00Z',
      ['2026-10-24T23:30Z', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ],
    ['beyond 2^31 milliseconds', 'R2/P100D', '2026-02-03T08:00Z', ['2026-05-14T07:00Z', '2026-08-22T07:00Z']],
    ['weeks', 'R2/P1W', '2026-03-25T11:00Z', ['2026-04-01T10:00Z', '2026-04-08T10:00Z']],
  ])('%s: %s', (_what, cycle, now, expected) => {
    expect(firings(cycle, now, 5)).toEqual(expected);
  });

  it('a rhythm that has run for ten years finds its next firing at once', () => {
    const first = firstOfCycle('R/2026-01-31T02:30/PT1M', at('2026-01-01T00:00Z'), BERLIN)!;
    const late = first.dueAt + 5_256_000 * 60_000;
    expect(nextOfCycle(first.cycle!, late, -1, BERLIN)?.dueAt).toBe(late + 60_000);
  });

  it('a wait of a former release keeps the interval alone, and goes on from its last firing', () => {
    expect(show(nextOfCycle('PT1H', at('2026-02-03T09:00Z'), -1, BERLIN)?.dueAt)).toBe('2026-02-03T10:00Z');
  });
});

describe('cron expressions over the changes of the clocks', () => {
  it.each([
    // Summer time begins on 29 March 2026: 02:00 becomes 03:00.
    [
      'a time before the gap',
      '0 30 1 * * *',
      '2026-03-28T12:00Z',
      ['2026-03-29T00:30Z', '2026-03-29T23:30Z'],
    ],
    [
      'a time in the gap comes later by what is skipped',
      '0 30 2 * * *',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:30Z', '2026-03-30T00:30Z'],
    ],
    [
      'two times that meet behind the gap fire once',
      '0 30 2,3 * * *',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:30Z', '2026-03-30T00:30Z'],
    ],
    [
      'every hour goes on with real hours',
      '0 0 * * * *',
      '2026-03-29T00:10Z',
      ['2026-03-29T01:00Z', '2026-03-29T02:00Z'],
    ],
    ['midnight of the day of the change', '@daily', '2026-03-28T23:30Z', ['2026-03-29T22:00Z']],
    // Winter time begins on 25 October 2026: 03:00 becomes 02:00 again.
    [
      'a time that comes twice fires at first only',
      '0 30 2 * * *',
      '2026-10-24T12:00Z',
      ['2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    ],
    [
      'several times in the hour that comes twice fire once each',
      '0 0,30 2 * * *',
      '2026-10-24T12:00Z',
      ['2026-10-25T00:00Z', '2026-10-25T00:30Z', '2026-10-26T01:00Z'],
    ],
    [
      'a rhythm of minutes goes on through the hour that comes twice',
      '0 */30 * * * *',
      '2026-10-24T23:50Z',
      [
        '2026-10-25T00:00Z',
        '2026-10-25T00:30Z',
        '2026-10-25T01:00Z',
        '2026-10-25T01:30Z',
        '2026-10-25T02:00Z',
      ],
    ],
    ['a time after the change', '0 0 3 * * *', '2026-10-24T12:00Z', ['2026-10-25T02:00Z']],
  ])('%s: %s', (_what, cron, now, expected) => {
    expect(firings(cron, now, expected.length)).toEqual(expected);
  });

  it('a day that begins at one because midnight is skipped', () => {
    // Beirut, 29 March 2026: 00:00 becomes 01:00.
    expect(firings('0 0 0 * * *', '2026-03-28T12:00Z', 2, 'Asia/Beirut')).toEqual([
      '2026-03-28T22:00Z',
      '2026-03-29T21:00Z',
    ]);
  });

  it('clocks that are moved by half an hour', () => {
    // Lord Howe Island, 4 October 2026: 02:00 becomes 02:30.
    expect(firings('0 15 2 * * *', '2026-10-03T00:00Z', 2, 'Australia/Lord_Howe')).toEqual([
      '2026-10-03T15:45Z',
      '2026-10-04T15:15Z',
    ]);
  });
});

describe('days of a cron expression', () => {
  it.each([
    [
      'the last of the month',
      '0 0 12 L * *',
      ['2026-02-28T11:00Z', '2026-03-31T10:00Z', '2026-04-30T10:00Z'],
    ],
    ['three days before the last', '0 0 12 L-3 * *', ['2026-02-25T11:00Z', '2026-03-28T11:00Z']],
    ['the last working day', '0 0 12 LW * *', ['2026-02-27T11:00Z', '2026-03-31T10:00Z']],
    ['the working day next to the 15th', '0 0 12 15W * *', ['2026-02-16T11:00Z', '2026-03-16T11:00Z']],
    [
      'the working day next to the first, in its month',
      '0 0 12 1W * *',
      ['2026-03-02T11:00Z', '2026-04-01T10:00Z'],
    ],
    ['the last Friday', '0 0 12 * * 5L', ['2026-02-27T11:00Z', '2026-03-27T11:00Z']],
    ['the second Tuesday', '0 0 12 ? * TUE#2', ['2026-02-10T11:00Z', '2026-03-10T11:00Z']],
    ['Sunday, as 7', '0 0 12 * * 7', ['2026-02-08T11:00Z', '2026-02-15T11:00Z']],
    ['a leap day that is a Sunday', '0 0 12 29 2 SUN', ['2032-02-29T11:00Z', '2060-02-29T11:00Z']],
    ['steps of days', '0 0 12 1/10 * *', ['2026-02-11T11:00Z', '2026-02-21T11:00Z', '2026-03-01T11:00Z']],
  ])('%s: %s', (_what, cron, expected) => {
    expect(firings(cron, '2026-02-03T12:00Z', expected.length)).toEqual(expected);
  });

  it.each([
    '0 0 0 31 4 *',
    '0 0 0 L-31 * *',
    '0 0 0 0W * *',
    '0 0 0 * * 5#6',
    '0 0 0 * * 8',
    '* * * * *',
    '',
  ])('names no moment: "%s"', (cron) => {
    const start = performance.now();
    expect(nextCronMoment(cron, at('2026-02-03T12:00Z'), BERLIN)).toBe(undefined);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('dates and durations', () => {
  it.each([
    ['a time that is skipped lies later', '2026-03-29T02:30:00', '2026-03-29T01:30Z'],
    ['a time that comes twice is its first', '2026-10-25T02:30:00', '2026-10-25T00:30Z'],
    ['the second by its offset', '2026-10-25T02:30:00+01:00', '2026-10-25T01:30Z'],
    ['a leap day', '2028-02-29T12:00:00', '2028-02-29T11:00Z'],
    ['no leap day', '2027-02-29T12:00:00', undefined],
  ])('%s: %s', (_what, text, expected) => {
    expect(show(readMoment(text, BERLIN))).toBe(expected);
  });

  it.each([
    ['a day into the gap', '2026-03-28T01:30Z', 'P1D', '2026-03-29T01:30Z'],
    ['a day into the hour that comes twice', '2026-10-24T00:30Z', 'P1D', '2026-10-25T00:30Z'],
    ['a year from a leap day', '2028-02-29T11:00Z', 'P1Y', '2029-02-28T11:00Z'],
    ['a hundred years', '2026-02-03T11:00Z', 'P100Y', '2126-02-03T11:00Z'],
    ['more than the calendar has', '2026-02-03T11:00Z', 'P300000Y', undefined],
  ])('%s', (_what, from, duration, expected) => {
    expect(show(momentAfter(at(from), duration, BERLIN))).toBe(expected);
  });
});
