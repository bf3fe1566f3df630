import type { TaskNode } from '@vorgang/bpmn';
import { completeElement } from '../../conduct/complete-element.js';
import { success } from '../../conduct/outcome.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** A task without a type: it completes as soon as it begins. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const undefinedTask: ElementBehaviour<TaskNode> = {
  prepare(execution, element) {
    return success(() => completeElement(execution, element));
  },
};
