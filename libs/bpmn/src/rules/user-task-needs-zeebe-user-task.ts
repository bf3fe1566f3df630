import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** User tasks are kept by the engine; the older kind done by a job worker is not run. */
export const userTaskNeedsZeebeUserTask: DeploymentRule = {
  name: 'user-task-needs-zeebe-user-task',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:UserTask' || extension(element, 'zeebe:UserTask') !== undefined) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} is a user task of the job worker kind.`,
        fix: 'Add <zeebe:userTask /> to its extension elements (in the modeller: implementation "Camunda user task").',
      };
    }
  },
};
