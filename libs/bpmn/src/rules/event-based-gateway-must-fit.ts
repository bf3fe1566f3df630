import { describeAtStart, describeElement } from '../document/describe-element.js';
import { child, children, flag, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';
import { incomingFlows } from './incoming-flows.js';
import { outgoingFlows } from './outgoing-flows.js';

/** Behind an event-based gateway stand events that can be waited for, each reached from it alone. Source: BPMN 2.0.2 section 10.6.6. */
export const eventBasedGatewayMustFit: DeploymentRule = {
  name: 'event-based-gateway-must-fit',
  *check(document) {
    const outgoing = outgoingFlows(document);
    const incoming = incomingFlows(document);
    for (const gateway of document.flowElements) {
      if (gateway.$type !== 'bpmn:EventBasedGateway') continue;
      const targets = (outgoing.get(gateway) ?? []).flatMap((flow) => child(flow, 'targetRef') ?? []);
      yield* checkGateway(gateway, targets, incoming.has(gateway));
      for (const target of targets) {
        const reached = incoming.get(target)?.length ?? 0;
        yield* checkTarget(document.flowElements, gateway, target, reached);
      }
    }
  },
};

function* checkGateway(
  gateway: ModdleElement,
  targets: readonly ModdleElement[],
  isReached: boolean,
): Iterable<Finding> {
  const finding = { elementId: idOf(gateway) };
  if (targets.length < 2) {
    yield {
      ...finding,
      message: `${describeAtStart(gateway)} has ${targets.length} outgoing flows, which is no choice.`,
      fix: 'Connect it with two or more events.',
    };
  }
  const receives = targets.some(({ $type }) => $type === 'bpmn:ReceiveTask');
  if (receives && targets.some(catchesMessage)) {
    yield {
      ...finding,
      message: `${describeAtStart(gateway)} leads to message events and to receive tasks.`,
      fix: 'Use one of the two kinds behind one gateway.',
    };
  }
  const instantiates = flag(gateway, 'instantiate');
  if (instantiates && (isReached || gateway.$parent?.$type !== 'bpmn:Process')) {
    yield {
      ...finding,
      message: `${describeAtStart(gateway)} begins instances, but a token can reach it.`,
      fix: 'Remove the attribute instantiate, or draw the gateway at the beginning of the process without incoming flows.',
    };
  }
  if (!instantiates && gateway['eventGatewayType'] === 'Parallel') {
    yield {
      ...finding,
      message: `${describeAtStart(gateway)} waits for all of its events, but does not begin an instance.`,
      fix: 'Use a parallel gateway in front of the events.',
    };
  }
}

function* checkTarget(
  flowElements: readonly ModdleElement[],
  gateway: ModdleElement,
  target: ModdleElement,
  reached: number,
): Iterable<Finding> {
  const finding = { elementId: idOf(target) };
  const isAllowed = target.$type === 'bpmn:IntermediateCatchEvent' || target.$type === 'bpmn:ReceiveTask';
  if (
    !isAllowed ||
    children(target, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:LinkEventDefinition')
  ) {
    yield {
      ...finding,
      message: `${describeAtStart(target)} cannot be waited for at the ${describeElement(gateway)}.`,
      fix: 'Put a message, timer, signal or conditional catch event, or a receive task behind the gateway.',
    };
  }
  if (reached > 1) {
    yield {
      ...finding,
      message: `${describeAtStart(target)} is reached from elsewhere than the ${describeElement(gateway)}.`,
      fix: 'Let it have the flow from the gateway only.',
    };
  }
  if (flowElements.some((event) => child(event, 'attachedToRef') === target)) {
    yield {
      ...finding,
      message: `${describeAtStart(target)} behind the ${describeElement(gateway)} has an event on its boundary.`,
      fix: 'Put the event behind the gateway as well.',
    };
  }
}

function catchesMessage(element: ModdleElement): boolean {
  return (
    element.$type === 'bpmn:IntermediateCatchEvent' &&
    children(element, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:MessageEventDefinition')
  );
}
