import type { TaskNode } from '@vorgang/bpmn';
import { prepareCall } from '../../conduct/call-process.js';
import { unexpectedWork } from '../../conduct/unexpected-work.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** Starts an instance of another process and waits for its end. BPMN 2.0.2 section 10.3.6 and 13.3.4. */
export const callActivity: ElementBehaviour<TaskNode> = {
  prepare(execution, element) {
    const { work } = element.node;
    return work.kind === 'call' ? prepareCall(execution, element, work.call) : unexpectedWork(element.node);
  },
};
