import { emit } from '../conduct/execution.js';
import { scheduleTimer } from '../conduct/schedule-timer.js';
import { nextOfCycle } from '../conduct/timer-schedule.js';
import { triggerEvent } from '../conduct/trigger-event.js';
import type { TriggerTimerCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findWait } from './find-wait.js';

/** A timer is due, as the caller's clock says. A cycle plans its next firing before the event takes its course. */
export const triggerTimer: CommandHandler<TriggerTimerCommand> = (execution, command) => {
  const found = findWait(execution, 'timer', command.timerKey);
  if (found === undefined) {
    return reject(
      'NOT_FOUND',
      `Timer ${command.timerKey} of process instance ${execution.draft.state.processInstanceKey} is not waited for: ` +
        'it has fired, or its element ended. Drop the trigger.',
    );
  }
  const { element, wait } = found;
  const { timeZone } = execution.context;
  emit(execution, { kind: 'timerTriggered', timerKey: wait.timerKey, elementInstanceKey: element.key });
  if (wait.cycle !== undefined) {
    const next = nextOfCycle(wait.cycle, wait.dueAt, wait.repetitions, timeZone);
    if (next !== undefined) scheduleTimer(execution, element.key, wait.eventId, next);
  }
  triggerEvent(execution, element, wait.eventId, undefined);
  return null;
};
