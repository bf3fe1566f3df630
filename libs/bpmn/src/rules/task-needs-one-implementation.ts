import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Business rule and script tasks are done by the engine or by a worker, never by both. */
export const taskNeedsOneImplementation: DeploymentRule = {
  name: 'task-needs-one-implementation',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const own = ownImplementation(element);
      if (own === undefined) continue;
      const isJob = extension(element, 'zeebe:TaskDefinition') !== undefined;
      if (isJob !== own.present) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has ${isJob ? 'both' : 'neither'} ${own.name} ${isJob ? 'and' : 'nor'} zeebe:taskDefinition.`,
        fix: `Use ${own.name} for work of the engine, or zeebe:taskDefinition for work of a worker.`,
      };
    }
  },
};

function ownImplementation(
  element: ModdleElement,
): { readonly name: string; readonly present: boolean } | undefined {
  switch (element.$type) {
    case 'bpmn:BusinessRuleTask':
      return {
        name: 'zeebe:calledDecision',
        present: extension(element, 'zeebe:CalledDecision') !== undefined,
      };
    case 'bpmn:ScriptTask': {
      const present =
        extension(element, 'zeebe:Script') !== undefined || text(element, 'script') !== undefined;
      return { name: 'zeebe:script', present };
    }
    default:
      return undefined;
  }
}
