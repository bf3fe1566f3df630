import { describeAtStart, describeElement } from '../document/describe-element.js';
import { idOf } from '../document/moddle-element.js';
import { priorityOf } from '../reading/job-priority.js';
import { hasJob } from '../reading/jobs.js';
import type { DeploymentRule } from './deployment-rule.js';

/** PostgreSQL and Camunda 8 count them in 32 bits with a sign. */
const LEAST = -(2 ** 31);
const MOST = 2 ** 31 - 1;

/** A fixed job priority is a whole number and stands where there is a job; FEEL is evaluated when the job is created. */
export const jobPriorityMustFit: DeploymentRule = {
  name: 'job-priority-must-fit',
  *check({ processes, flowElements }) {
    for (const element of [...processes, ...flowElements]) {
      const priority = priorityOf(element);
      if (priority === undefined) continue;
      if (!priority.startsWith('=') && !isPriority(priority)) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has the job priority "${priority}", which is no whole number from ${LEAST} to ${MOST}.`,
          fix: 'Write a number such as 10 (higher goes first, 0 is usual), or an expression beginning with "=".',
        };
      }
      if (element.$type === 'bpmn:Process' || hasJob(element)) continue;
      yield {
        elementId: idOf(element),
        message: `The ${describeElement(element)} has a job priority but no job.`,
        fix: 'Remove zeebe:jobPriorityDefinition, or let a worker do it (zeebe:taskDefinition).',
      };
    }
  },
};

function isPriority(text: string): boolean {
  return /^-?\d{1,10}$/.test(text) && Number(text) >= LEAST && Number(text) <= MOST;
}
