import type { EventDefinition } from '@vorgang/bpmn';
import { startCompensation } from '../../conduct/compensate.js';
import { completeElement } from '../../conduct/complete-element.js';
import { success } from '../../conduct/outcome.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * Throwing, it undoes what was done in its scope and then goes on. Catching waits for nothing: what can be undone is
 * remembered when it has been done. Source: BPMN 2.0.2 section 10.5.5, 10.7 and 13.5.5.
 */
export const compensationEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'compensation' }>> =
  {
    prepareThrow(execution, element, { activityId }) {
      return success(() => {
        if (!startCompensation(execution, element, activityId)) completeElement(execution, element);
      });
    },
  };
