import type { TimerChange } from '@vorgang/execution';
import { timestamp } from '../../database/timestamp.js';
import type { StepProjection } from '../step-projection.js';

const table = { created: 'timers', changed: 'timers' } as const;

/** Timers: a row stands as long as the timer waits. */
export function projectTimer(change: TimerChange, step: StepProjection): void {
  switch (change.kind) {
    case 'timerScheduled':
      step.create(table, change.timerKey, {
        ...step.origin,
        timer_key: change.timerKey,
        element_instance_key: change.elementInstanceKey,
        event_id: change.eventId,
        due_at: timestamp(change.dueAt),
        repetitions: change.repetitions,
      });
      return;
    case 'timerTriggered':
    case 'timerCanceled':
      return step.remove(table.created, 'removed_timers', change.timerKey);
  }
}
