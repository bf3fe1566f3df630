import type { TaskNode } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import { prepareJob } from './create-job.js';
import type { Element, Execution } from './execution.js';
import type { Outcome } from './outcome.js';
import { unexpectedWork } from './unexpected-work.js';

/** The work of a task that only a worker can do. */
export function doAsJob(execution: Execution, element: Element<TaskNode>): Outcome<Beginning> {
  const { work } = element.node;
  return work.kind === 'job' ? prepareJob(execution, element, work.job) : unexpectedWork(element.node);
}
