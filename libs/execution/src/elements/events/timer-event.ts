import type { EventDefinition } from '@vorgang/bpmn';
import { evaluateTimer } from '../../conduct/evaluate-timer.js';
import { success } from '../../conduct/outcome.js';
import { scheduleTimer } from '../../conduct/schedule-timer.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/** Waits for a moment, a while or a rhythm. Source: BPMN 2.0.2 section 10.5.5. */
export const timerEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'timer' }>> = {
  prepareCatch(execution, site, definition) {
    const schedule = evaluateTimer(execution, site, definition.timer);
    if (!schedule.ok) return schedule;
    return success(() => {
      // What the first firing ends has no rhythm.
      const { dueAt } = schedule.value;
      const planned = site.interrupting ? { dueAt, repetitions: 0 } : schedule.value;
      scheduleTimer(execution, site.element.key, site.event.id, planned);
    });
  },
};
