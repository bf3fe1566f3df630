import { DateTime, Duration } from 'luxon';
import { isCronThatNeverComes, readCronExpression } from '../cron/cron-expression.js';
import { describeAtStart } from '../document/describe-element.js';
import { children, flag, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { TimerDefinition } from '../graph/event-definition.js';
import { timerSource } from '../reading/event-definitions.js';
import type { DeploymentRule } from './deployment-rule.js';

const WANTED: Readonly<Record<TimerDefinition['kind'], string>> = {
  date: 'an ISO 8601 date with time, such as 2027-03-01T08:00:00+01:00',
  duration: 'an ISO 8601 duration, such as P14D or PT2H',
  cycle: 'a repeating interval, such as R3/PT1H, or a cron expression, such as 0 0 8 * * *',
};

/** Milliseconds, some 250,000 years: the calendar of ECMAScript ends at 8.64e15 after 1970, whenever the timer begins. */
const LONGEST_DURATION = 8e15;

/** Fixed timer values are checked now; FEEL is evaluated when the timer is set. */
export const timerValueMustParse: DeploymentRule = {
  name: 'timer-value-must-parse',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const definition of children(element, 'eventDefinitions')) {
        const timer = definition.$type === 'bpmn:TimerEventDefinition' ? timerSource(definition) : undefined;
        if (timer === undefined) continue;
        if (startsProcess(element) && timer.kind === 'duration') {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} has a duration, but there is nothing that it could begin from.`,
            fix: 'Use a date or a cycle.',
          };
        }
        if (isBeyondCalendar(timer.source)) {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} has the timer ${timer.kind} "${timer.source}", which ends after the end of the calendar.`,
            fix: 'Write a duration of at most 250,000 years.',
          };
          continue;
        }
        if (timer.kind === 'cycle' && isCronThatNeverComes(timer.source)) {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} has the timer cycle "${timer.source}", a cron expression of which no day ever comes.`,
            fix: 'Name days that the calendar has; L is the last of a month.',
          };
          continue;
        }
        if (timer.source.startsWith('=') || parses(timer.kind, timer.source)) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has the timer ${timer.kind} "${timer.source}", which is not ${WANTED[timer.kind]}.`,
          fix: `Write ${WANTED[timer.kind]}, or an expression beginning with "=".`,
        };
      }
    }
  },
};

/** Where other triggers are needed as well, the first of them begins an instance, in which the timer runs. */
function startsProcess(element: ModdleElement): boolean {
  const isStart = element.$type === 'bpmn:StartEvent' && element.$parent?.$type === 'bpmn:Process';
  return isStart && !flag(element, 'parallelMultiple');
}

function parses(kind: TimerDefinition['kind'], source: string): boolean {
  switch (kind) {
    case 'date':
      return isDate(source);
    case 'duration':
      return isDuration(source);
    case 'cycle':
      return source.startsWith('R') ? isRepeatingInterval(source) : readCronExpression(source) !== undefined;
  }
}

/** A zone may follow in FEEL's way (`@Europe/Berlin`) or that of RFC 9557 (`[Europe/Berlin]`). */
function isDate(source: string): boolean {
  const [, moment = source, feelZone, suffixZone] =
    /^([^@[\]]+)(?:@([^@[\]]+)|\[([^@[\]]+)\])$/.exec(source) ?? [];
  return DateTime.fromISO(moment, { zone: feelZone ?? suffixZone ?? 'utc' }).isValid;
}

function isDuration(source: string): boolean {
  return source.startsWith('P') && Duration.fromISO(source).isValid;
}

/** A duration, alone or repeated, that no moment is left after. */
function isBeyondCalendar(source: string): boolean {
  const [duration = ''] = /P[^/]*$/.exec(source) ?? [];
  return isDuration(duration) && Math.abs(Duration.fromISO(duration).toMillis()) > LONGEST_DURATION;
}

/** `R[n]/<duration>` or `R[n]/<start>/<duration>`, not without pause. Source: ISO 8601-1:2019 section 5.6. */
function isRepeatingInterval(source: string): boolean {
  const [, start, interval = ''] = /^R(?:[1-9]\d{0,8}|-1)?\/(?:([^/]+)\/)?([^/]+)$/.exec(source) ?? [];
  return (
    isDuration(interval) &&
    Duration.fromISO(interval).toMillis() > 0 &&
    (start === undefined || isDate(start))
  );
}
