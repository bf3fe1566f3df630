import { isCronThatNeverComes, type TimerDefinition } from '@vorgang/bpmn';
import type { CatchSite } from '../elements/events/event-definition-behaviour.js';
import { evaluateText, wrongValue } from './evaluate-expression.js';
import type { Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { readSchedule, type TimerSchedule } from './timer-schedule.js';

/** Evaluates when a timer fires first, and how often again. */
export function evaluateTimer(
  execution: Execution,
  site: CatchSite,
  timer: TimerDefinition,
): Outcome<TimerSchedule> {
  const purpose = `the timer ${timer.kind} of event "${site.event.id}"`;
  const text = evaluateText(execution, site.element, timer.value, purpose, site.variables);
  if (!text.ok) return text;
  const { now, timeZone } = execution.context;
  const schedule = readSchedule(timer.kind, text.value, now, timeZone);
  if (schedule !== undefined) return success(schedule);
  const expected =
    timer.kind === 'cycle' && isCronThatNeverComes(text.value.trim())
      ? 'a cycle that comes, not a cron expression of which no day ever comes'
      : expectation[timer.kind];
  return wrongValue(site.element, timer.value, purpose, expected, text.value, '');
}

const expectation: Readonly<Record<TimerDefinition['kind'], string>> = {
  date: 'a date and time such as 2026-03-01T09:00:00+01:00 (ISO 8601)',
  duration: 'a duration such as P14D or PT1H (ISO 8601) that ends within the calendar',
  cycle: 'a repeating interval such as R3/PT1H (ISO 8601) or a cron expression such as "0 0 9 * * MON-FRI"',
};
