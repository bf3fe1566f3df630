import { describeAtStart } from '../document/describe-element.js';
import { idOf, text, type ModdleElement } from '../document/moddle-element.js';
import { linkName, linkOf, linksBeside } from '../reading/links.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';
import { incomingFlows } from './incoming-flows.js';
import { outgoingFlows } from './outgoing-flows.js';

const THROW = 'bpmn:IntermediateThrowEvent';
const CATCH = 'bpmn:IntermediateCatchEvent';

/** A link has one end that catches and one or more that throw, by name, in one scope. Source: BPMN 2.0.2 section 10.5.5. */
export const linkEventMustFit: DeploymentRule = {
  name: 'link-event-must-fit',
  *check(document) {
    const outgoing = outgoingFlows(document);
    const incoming = incomingFlows(document);
    for (const element of document.flowElements) {
      const definition = linkOf(element);
      if (definition === undefined) continue;
      yield* checkName(element, definition);
      yield* checkOtherEnd(element, definition);
      if (element.$type === THROW && outgoing.has(element)) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} throws a link and has an outgoing sequence flow.`,
          fix: 'Remove the flow; the token goes on at the catching link.',
        };
      }
      if (element.$type === CATCH && incoming.has(element)) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} catches a link and has an incoming sequence flow.`,
          fix: 'Remove the flow; tokens come from the throwing links.',
        };
      }
    }
  },
};

function* checkName(element: ModdleElement, definition: ModdleElement): Iterable<Finding> {
  if (text(definition, 'name') !== undefined) return;
  yield {
    elementId: idOf(element),
    message: `${describeAtStart(element)} is a link without a name.`,
    fix: 'Give both ends of the link the same name.',
  };
}

function* checkOtherEnd(element: ModdleElement, definition: ModdleElement): Iterable<Finding> {
  const name = linkName(definition);
  const targets = linksBeside(element, CATCH, name);
  if (element.$type === THROW && targets.length === 0) {
    yield {
      elementId: idOf(element),
      message: `${describeAtStart(element)} throws the link "${name}", which nothing catches in its scope.`,
      fix: 'Draw a catching link event of the same name in the same process or sub-process.',
    };
  }
  if (element.$type === CATCH && targets.length > 1) {
    yield {
      elementId: idOf(element),
      message: `${describeAtStart(element)} is one of ${targets.length} events that catch the link "${name}".`,
      fix: 'Keep one of them, or give the links different names.',
    };
  }
  if (element.$type === CATCH && linksBeside(element, THROW, name).length === 0) {
    yield {
      elementId: idOf(element),
      message: `${describeAtStart(element)} catches the link "${name}", which nothing throws in its scope.`,
      fix: 'Draw a throwing link event of the same name in the same process or sub-process.',
    };
  }
}
