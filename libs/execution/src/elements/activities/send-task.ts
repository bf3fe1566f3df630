import type { TaskNode } from '@vorgang/bpmn';
import { prepareJob } from '../../conduct/create-job.js';
import { unexpectedWork } from '../../conduct/unexpected-work.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** Waits for a worker that sends the message. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const sendTask: ElementBehaviour<TaskNode> = {
  prepare(execution, element) {
    const { work } = element.node;
    return work.kind === 'job' ? prepareJob(execution, element, work.job) : unexpectedWork(element.node);
  },
};
