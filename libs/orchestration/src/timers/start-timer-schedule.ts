import type { TimerDefinition } from '@vorgang/bpmn';
import { firstOfCycle, momentAfter, readMoment, type TimerSchedule } from '@vorgang/execution';
import { constantText } from '../definitions/constant-text.js';

/** When the timer of a start event fires first; null where its value is no moment, duration or rhythm. */
export function startTimerSchedule(
  timer: TimerDefinition,
  now: number,
  timeZone: string,
): TimerSchedule | null {
  const text = constantText(timer.value, now, timeZone);
  if (text === null) return null;
  switch (timer.kind) {
    case 'date':
      return once(readMoment(text, timeZone));
    case 'duration':
      return once(momentAfter(now, text, timeZone));
    case 'cycle':
      return firstOfCycle(text, now, timeZone) ?? null;
  }
}

function once(dueAt: number | undefined): TimerSchedule | null {
  return dueAt === undefined ? null : { dueAt, repetitions: 0 };
}
