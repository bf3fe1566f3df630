import { describe, expect, it } from 'vitest';
import {
  boundary,
  catching,
  end,
  model,
  onTimer,
  path,
  serviceTask,
  start,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';
import type { Wait } from '../state/execution-state.js';

const waiting = (kind: 'date' | 'duration' | 'cycle', source: string) =>
  model(start(), catching('wait', onTimer(kind, source)), end(), path('start', 'wait', 'end'));

describe('timer intermediate catch event (BPMN 2.0.2, 10.5.5 and 13.5.2)', () => {
  it('waits for a duration, then goes on', () => {
    const scenario = new Scenario(waiting('duration', 'PT1H')).start();
    expect(scenario.happened.at(-1)).toBe('timer wait at 2026-02-03T09:00Z');
    scenario.fireTimer('wait');
    expect(scenario.happened.slice(0, 2)).toEqual(['timer wait fired', 'wait completed']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it.each([
    [
      'a day keeps the time of day over the change to summer time',
      'P1D',
      '2026-03-28T11:00:00Z',
      '2026-03-29T10:00:00.000Z',
    ],
    ['24 hours do not', 'PT24H', '2026-03-28T11:00:00Z', '2026-03-29T11:00:00.000Z'],
    [
      'a month from the last of January ends in February',
      'P1M',
      '2026-01-31T12:00:00Z',
      '2026-02-28T12:00:00.000Z',
    ],
    ['weeks', 'P2W', '2026-02-03T08:00:00Z', '2026-02-17T08:00:00.000Z'],
    ['beyond 2^31 milliseconds', 'P1Y', '2026-02-03T08:00:00Z', '2027-02-03T08:00:00.000Z'],
    ['nothing', 'PT0S', '2026-02-03T08:00:00Z', '2026-02-03T08:00:00.000Z'],
    ['the past', '-PT1H', '2026-02-03T08:00:00Z', '2026-02-03T07:00:00.000Z'],
  ])('counts by the calendar of the tenant zone: %s', (_what, duration, now, dueAt) => {
    const scenario = new Scenario(waiting('duration', duration), { now: Date.parse(now) }).start();
    expect(scenario.dueAt('wait')).toBe(dueAt);
  });

  it.each([
    ['with an offset', '2026-06-01T12:00:00+02:00', '2026-06-01T10:00:00.000Z'],
    ['without an offset, in the tenant zone', '2026-06-01T12:00:00', '2026-06-01T10:00:00.000Z'],
    ['of a named zone', '2026-06-01T12:00:00@America/New_York', '2026-06-01T16:00:00.000Z'],
    ['of a day', '2026-06-01', '2026-05-31T22:00:00.000Z'],
  ])('waits for a date %s', (_what, date, dueAt) => {
    expect(new Scenario(waiting('date', date)).start().dueAt('wait')).toBe(dueAt);
  });

  it.each([
    ['date', '=date and time("2026-06-01T12:00:00+02:00")', '2026-06-01T10:00:00.000Z'],
    ['date', '=date and time(deadline) + duration("P14D")', '2026-03-15T11:00:00.000Z'],
    ['duration', '=duration("PT90M")', '2026-02-03T09:30:00.000Z'],
    ['duration', '="P" + string(days) + "D"', '2026-02-10T08:00:00.000Z'],
  ] as const)('takes a %s from FEEL: %s', (kind, source, dueAt) => {
    const scenario = new Scenario(waiting(kind, source)).start({
      deadline: '2026-03-01T12:00:00+01:00',
      days: 7,
    });
    expect(scenario.dueAt('wait')).toBe(dueAt);
  });

  it.each([
    ['duration', '=term', 'a duration such as P14D'],
    ['date', '=term', 'a date and time'],
    ['cycle', '=term', 'a repeating interval'],
  ] as const)('raises an incident when its %s is none, and tries again', (kind, source, expected) => {
    const scenario = new Scenario(waiting(kind, source)).start({ term: 'soon' });
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain(expected);
    expect(scenario.resolveIncident('wait').waits).toEqual([]);
  });

  it('raises an incident that says so when its duration ends after the calendar', () => {
    const scenario = new Scenario(waiting('duration', '=term')).start({ term: 'P999999Y' });
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain('that ends within the calendar');
  });

  it('raises an incident that says so when its cycle never comes', () => {
    const scenario = new Scenario(waiting('cycle', '=rhythm')).start({ rhythm: '0 0 0 31 2 *' });
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain(
      'must give a cycle that comes, not a cron expression of which no day ever comes, but gives "0 0 0 31 2 *"',
    );
    expect(scenario.incidents[0]?.message).not.toContain('a repeating interval');
  });

  it('fires once', () => {
    const scenario = new Scenario(
      model(
        start(),
        catching('wait', onTimer('duration', 'PT1H')),
        serviceTask('work'),
        path('start', 'wait', 'work'),
      ),
    ).start();
    const { timerKey } = scenario.element('wait').waits[0] as Extract<Wait, { kind: 'timer' }>;
    scenario.fireTimer('wait').send({ kind: 'triggerTimer', timerKey });
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('timer boundary event (BPMN 2.0.2, 10.5.5 and 13.5.3)', () => {
  const guarded = (kind: 'date' | 'duration' | 'cycle', source: string, interrupting: boolean) =>
    model(
      start(),
      serviceTask('work'),
      boundary('remind', 'work', onTimer(kind, source), { interrupting }),
      serviceTask('mail'),
      end(),
      path('start', 'work', 'end'),
      path('remind', 'mail', 'end'),
    );

  it('interrupting ends the activity', () => {
    const scenario = new Scenario(guarded('duration', 'P14D', true)).start();
    void scenario.happened;
    scenario.fireTimer('remind');
    expect(scenario.happened).toEqual([
      'timer remind fired',
      'job work canceled',
      'work terminated',
      'remind activated',
      'remind completed',
      'mail activated',
      'job mail created',
    ]);
  });

  it('not interrupting leaves the activity as it is', () => {
    const scenario = new Scenario(guarded('duration', 'P7D', false)).start().fireTimer('remind');
    expect(scenario.tokens).toEqual(['work', 'mail']);
    expect(scenario.waits).toEqual(['job work', 'job mail']);
  });

  it('is canceled when the activity completes', () => {
    const scenario = new Scenario(guarded('duration', 'P14D', true)).start().completeJob('work');
    expect(scenario.happened).toContain('timer remind canceled');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('in a cycle fires as often as it says, in its own rhythm however late it is served', () => {
    const scenario = new Scenario(guarded('cycle', 'R3/P7D', false)).start();
    expect(scenario.dueAt('remind')).toBe('2026-02-10T08:00:00.000Z');
    scenario.now = Date.parse('2026-02-12T20:00:00Z');
    scenario.fireTimer('remind');
    expect(scenario.dueAt('remind')).toBe('2026-02-17T08:00:00.000Z');
    scenario.fireTimer('remind').fireTimer('remind');
    expect(scenario.waits.filter((wait) => wait.startsWith('timer'))).toEqual([]);
    expect(scenario.tokens).toEqual(['work', 'mail', 'mail', 'mail']);
  });

  it('in an endless cycle goes on as long as the activity lives', () => {
    const scenario = new Scenario(guarded('cycle', 'R/PT1H', false)).start();
    for (let round = 0; round < 5; round += 1) scenario.fireTimer('remind').completeJob('mail');
    expect(scenario.dueAt('remind')).toBe('2026-02-03T14:00:00.000Z');
    expect(scenario.completeJob('work').status).toBe('COMPLETED');
  });

  it('in a cycle may begin at a moment of its own', () => {
    const scenario = new Scenario(guarded('cycle', 'R2/2026-02-04T06:00:00Z/P1D', false)).start();
    expect(scenario.dueAt('remind')).toBe('2026-02-04T06:00:00.000Z');
    expect(scenario.fireTimer('remind').dueAt('remind')).toBe('2026-02-05T06:00:00.000Z');
  });

  it.each([
    [
      'every working day at nine',
      '0 0 9 * * MON-FRI',
      '2026-02-03T08:00:00.000Z',
      '2026-02-04T08:00:00.000Z',
    ],
    ['every quarter of an hour', '0 */15 * * * *', '2026-02-03T07:30:00.000Z', '2026-02-03T07:45:00.000Z'],
    ['daily', '@daily', '2026-02-03T23:00:00.000Z', '2026-02-04T23:00:00.000Z'],
    [
      'the first of January and July',
      '0 0 0 1 1,7 ?',
      '2026-06-30T22:00:00.000Z',
      '2026-12-31T23:00:00.000Z',
    ],
    ['a leap day', '0 0 12 29 2 *', '2028-02-29T11:00:00.000Z', '2032-02-29T11:00:00.000Z'],
  ])('follows a cron expression in the tenant zone: %s', (_what, cron, first, second) => {
    const scenario = new Scenario(guarded('cycle', cron, false), {
      now: Date.parse('2026-02-03T07:20:00Z'),
    }).start();
    expect(scenario.dueAt('remind')).toBe(first);
    expect(scenario.fireTimer('remind').dueAt('remind')).toBe(second);
  });

  it.each(['R0/PT1H', 'R99999999999/PT1H', 'R3/PT0S', 'R3/', '0 0 9 * *', '61 0 9 * * *', '0 0 0 30 2 *'])(
    'raises an incident for the cycle "%s", and opens nothing by halves',
    (cycle) => {
      const scenario = new Scenario(guarded('cycle', cycle, false)).start();
      expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'EXTRACT_VALUE_ERROR' }]);
      expect(scenario.waits).toEqual([]);
    },
  );

  it('reads the scope around the activity, not its local variables', () => {
    const process = model(
      start(),
      serviceTask('work', { inputs: { term: '="PT5H"' } }),
      boundary('late', 'work', onTimer('duration', '=term')),
      path('start', 'work'),
      end(),
      path('late', 'end'),
    );
    expect(new Scenario(process).start({ term: 'PT1H' }).dueAt('late')).toBe('2026-02-03T09:00:00.000Z');
  });
});
