import { describeAtStart, describeElement } from '../document/describe-element.js';
import { child, children, flag, idOf, type ModdleElement } from '../document/moddle-element.js';
import {
  compensationLinks,
  hasDefinition,
  isCompensationBoundary,
  type CompensationLink,
} from '../reading/compensation-handlers.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';
import { isEventSubProcess, isEventSubProcessStart } from './event-sub-process-start.js';

/** What undoes what must be clear before it is needed. Source: BPMN 2.0.2 section 10.7. */
export const compensationMustFit: DeploymentRule = {
  name: 'compensation-must-fit',
  *check({ processes, flowElements }) {
    const links = processes.flatMap(compensationLinks);
    for (const element of flowElements) {
      if (isCompensationBoundary(element)) yield* checkBoundary(element, links);
      if (flag(element, 'isForCompensation')) yield* checkHandler(element, links);
      if (isEventSubProcessStart(element)) yield* checkStart(element);
      yield* checkFlow(element);
      yield* checkThrow(element);
    }
  },
};

function* checkBoundary(event: ModdleElement, links: readonly CompensationLink[]): Iterable<Finding> {
  const handlers = links.filter((link) => link.event === event).map(({ handler }) => handler);
  const [handler] = handlers;
  const fits =
    handlers.length === 1 &&
    handler !== undefined &&
    flag(handler, 'isForCompensation') &&
    handler.$parent === event.$parent;
  if (fits) return;
  yield {
    elementId: idOf(event),
    message: `${describeAtStart(event)} is not associated with exactly one compensation activity beside it.`,
    fix: 'Draw an association to an activity that has the compensation marker (isForCompensation).',
  };
}

function* checkHandler(handler: ModdleElement, links: readonly CompensationLink[]): Iterable<Finding> {
  if (links.some((link) => link.handler === handler)) return;
  yield {
    elementId: idOf(handler),
    message: `${describeAtStart(handler)} has the compensation marker, but undoes nothing.`,
    fix: 'Associate it with a compensation event on the boundary of an activity, or remove the marker.',
  };
}

function* checkFlow(flow: ModdleElement): Iterable<Finding> {
  if (flow.$type !== 'bpmn:SequenceFlow') return;
  const ends = [child(flow, 'sourceRef'), child(flow, 'targetRef')];
  const wrong = ends.find(
    (end) => end !== undefined && (flag(end, 'isForCompensation') || isCompensationBoundary(end)),
  );
  if (wrong === undefined) return;
  yield {
    elementId: idOf(flow),
    message: `${describeAtStart(flow)} connects the ${describeElement(wrong)}, which belongs to compensation.`,
    fix: 'Remove the flow: a compensation activity is run only to undo another activity.',
  };
}

function* checkStart(start: ModdleElement): Iterable<Finding> {
  if (!hasDefinition(start, 'bpmn:CompensateEventDefinition')) return;
  const scope = start.$parent?.$parent;
  if (scope !== undefined && scope.$type !== 'bpmn:Process' && !isEventSubProcess(scope)) return;
  yield {
    elementId: idOf(start),
    message: `${describeAtStart(start)} would undo a process or event sub-process, which nothing can ask for.`,
    fix: 'Put the compensation event sub-process into an embedded sub-process or transaction.',
  };
}

function* checkThrow(event: ModdleElement): Iterable<Finding> {
  if (event.$type !== 'bpmn:EndEvent' && event.$type !== 'bpmn:IntermediateThrowEvent') return;
  for (const definition of children(event, 'eventDefinitions')) {
    const activity = child(definition, 'activityRef');
    if (definition.$type !== 'bpmn:CompensateEventDefinition' || activity === undefined) continue;
    const scopes = [event.$parent, isEventSubProcess(event.$parent) ? event.$parent?.$parent : undefined];
    if (activity.$parent !== undefined && scopes.includes(activity.$parent)) continue;
    yield {
      elementId: idOf(event),
      message: `${describeAtStart(event)} compensates the ${describeElement(activity)}, which is not in its scope.`,
      fix: 'Name an activity of the same process or sub-process, or none to compensate all of it.',
    };
  }
}
