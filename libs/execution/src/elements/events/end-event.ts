import type { EventNode } from '@vorgang/bpmn';
import { goOnAfterCompensation } from '../../conduct/go-on-after-compensation.js';
import { success } from '../../conduct/outcome.js';
import { prepareThrow } from '../../conduct/throw-event.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** Uses up the token that reaches it, throwing what it defines. BPMN 2.0.2 section 10.5.3 and 13.5.6. */
export const endEvent: ElementBehaviour<EventNode> = {
  prepare: prepareThrow,

  chooseFlows: () => success([]),

  afterInnerEnd: goOnAfterCompensation,

  afterCompletion(execution, element) {
    for (const definition of element.node.definitions) {
      execution.behaviours.eventDefinition(definition).afterEnd?.(execution, element);
    }
  },
};
