import type { ElementId } from '@vorgang/bpmn';
import type { ElementInstanceKey, TimerKey } from '../keys.js';
import { emit, nextKey, type Execution } from './execution.js';
import type { TimerSchedule } from './timer-schedule.js';

/** Lets an element instance wait for a moment on behalf of an event. */
export function scheduleTimer(
  execution: Execution,
  elementInstanceKey: ElementInstanceKey,
  eventId: ElementId,
  schedule: TimerSchedule,
): void {
  emit(execution, {
    kind: 'timerScheduled',
    timerKey: nextKey<TimerKey>(execution),
    elementInstanceKey,
    eventId,
    dueAt: schedule.dueAt,
    repetitions: schedule.repetitions,
    ...(schedule.cycle === undefined ? {} : { cycle: schedule.cycle }),
  });
}
