import { describeAtStart } from '../document/describe-element.js';
import { children, extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Workers ask for jobs by type; work without a type would wait for ever. */
export const taskNeedsJobType: DeploymentRule = {
  name: 'task-needs-job-type',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const definition = extension(element, 'zeebe:TaskDefinition');
      if (definition === undefined && !mustBeJob(element)) continue;
      if (definition !== undefined && text(definition, 'type') !== undefined) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has no job type.`,
        fix: 'Set the type of zeebe:taskDefinition to the type that a worker asks for.',
      };
    }
  },
};

function mustBeJob(element: ModdleElement): boolean {
  if (element.$type === 'bpmn:ServiceTask' || element.$type === 'bpmn:SendTask') return true;
  const throws = element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent';
  return (
    throws &&
    children(element, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:MessageEventDefinition')
  );
}
