import type { FlowNode, SequenceFlow } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import type { KeptTrigger } from '../state/execution-state.js';
import { elementOf, emit, nextKey, type Element, type Execution } from './execution.js';
import { bindLoopVariables } from './loop-variables.js';
import { bodyOf, isLooped } from './looped-activity.js';
import { hasListeners, keepTrigger, prepareListener } from './execution-listeners.js';
import { applyInputMappings } from './map-variables.js';
import { failure, type Fault } from './outcome.js';
import { prepareBoundaryEvents } from './open-subscriptions.js';
import { raiseIncident } from './raise-incident.js';
import { mergeVariables } from './write-variables.js';
import { ownMember } from '../state/own-member.js';

/**
 * Places a token on an element: an instance comes to life, its work begins later in the step. A repeated activity
 * begins with its body.
 *
 * @param variables what comes with the event that places the token
 * @param loopCounter number of the repetition, from 1
 * @returns the key of the new instance
 */
export function placeToken(
  execution: Execution,
  node: FlowNode,
  scopeKey: ElementInstanceKey,
  takenFlows: readonly SequenceFlow[],
  variables?: JsonObject,
  loopCounter?: number,
): ElementInstanceKey {
  const entered = isLooped(node) ? bodyOf(node) : node;
  const key = nextKey<ElementInstanceKey>(execution);
  emit(execution, {
    kind: 'elementInstanceActivated',
    elementInstanceKey: key,
    elementId: node.id,
    elementType: entered.elementType,
    ...(node.name === undefined ? {} : { elementName: node.name }),
    scopeKey,
    takenFlowIds: takenFlows.map((flow) => flow.id),
    ...(loopCounter === undefined ? {} : { loopCounter }),
  });
  execution.queue.push({ kind: 'activate', key, ...(variables === undefined ? {} : { variables }) });
  return key;
}

/** Lets a token travel over a flow to the element at its end. */
export function takeFlow(execution: Execution, scopeKey: ElementInstanceKey, flow: SequenceFlow): void {
  const target = execution.process.nodes.get(flow.targetId);
  if (target === undefined)
    throw new Error(`Flow "${flow.id}" leads to "${flow.targetId}", which does not exist.`);
  const behaviour = execution.behaviours.element(target);
  if (behaviour.receiveToken) behaviour.receiveToken(execution, target, scopeKey, flow);
  else if (startQuantityOf(target) > 1) gatherTokens(execution, target, scopeKey, flow);
  else placeToken(execution, target, scopeKey, [flow]);
}

/** An activity that takes several tokens waits until that many have come, over whichever flows. */
function gatherTokens(
  execution: Execution,
  activity: FlowNode,
  scopeKey: ElementInstanceKey,
  flow: SequenceFlow,
): void {
  emit(execution, { kind: 'tokenArrived', scopeKey, gatewayId: activity.id, flowId: flow.id });
  const arrived = ownMember(execution.draft.instance(scopeKey)?.arrivals, activity.id) ?? {};
  const taken = activity.incoming.flatMap((incoming) =>
    Array.from({ length: ownMember(arrived, incoming.id) ?? 0 }, () => incoming),
  );
  if (taken.length >= startQuantityOf(activity)) placeToken(execution, activity, scopeKey, taken);
}

/** Tokens that an element takes to begin. */
export function startQuantityOf(node: FlowNode): number {
  return node.kind === 'task' || node.kind === 'container' ? (node.startQuantity ?? 1) : 1;
}

/**
 * Begins the work of an element. All that may fail is evaluated before anything is opened, in the order
 * input mappings, boundary events, the element's own: so an incident leaves nothing half open. Start listeners run after
 * the input mappings, before anything else.
 */
export function activateElement(
  execution: Execution,
  key: ElementInstanceKey,
  variables: JsonObject | undefined,
): void {
  const instance = execution.draft.instance(key);
  // Something that ran earlier in this step ended the token.
  if (instance === undefined || instance.phase !== 'ACTIVATING') return;
  const element = elementOf(execution, instance);
  const { trigger } = instance;
  const fault = begin(execution, element, variables ?? keptWith(trigger));
  if (fault === null) return;
  // What came with the event stays with the element, so that trying again does not lose it.
  if (variables !== undefined && mergeVariables(execution, key, variables, 'local') !== null)
    keepTrigger(execution, key, { variables });
  raiseIncident(execution, element, 'activate', fault);
}

/** What came with the event and was too large to stay as variables of the element. */
function keptWith(trigger: KeptTrigger | undefined): JsonObject | undefined {
  return trigger?.startEventId === undefined ? trigger?.variables : undefined;
}

/** Begins the work of an element whose start listeners are done. */
export function beginElement(execution: Execution, element: Element): void {
  const trigger = execution.draft.instance(element.key)?.trigger;
  if (trigger?.completes === true) {
    emit(execution, { kind: 'elementInstanceCompleting', elementInstanceKey: element.key });
    execution.queue.push({ kind: 'complete', key: element.key });
    return;
  }
  const fault = beginWork(execution, element, trigger?.variables);
  if (fault !== null) raiseIncident(execution, element, 'begin', fault);
}

/** Stops a token that is about to begin, because the step has activated all that one step may. */
export function holdAtActivationLimit(execution: Execution, key: ElementInstanceKey, limit: number): void {
  const instance = execution.draft.instance(key);
  if (instance === undefined || instance.phase !== 'ACTIVATING') return;
  const { fault } = failure(
    'UNSPECIFIED',
    `One step activated ${limit} elements without any of them waiting. The process probably loops through ` +
      `"${instance.elementId}" without end: correct the variables that the loop's condition reads, or cancel the ` +
      `instance. Resolving the incident lets it run on for another ${limit} elements.`,
  );
  raiseIncident(execution, elementOf(execution, instance), 'activate', fault);
}

function begin(execution: Execution, element: Element, variables: JsonObject | undefined): Fault | null {
  const unbound = bindLoopVariables(execution, element);
  if (unbound !== null) return unbound;
  const unmapped = applyInputMappings(execution, element);
  if (unmapped !== null) return unmapped;
  if (!hasListeners(element, 'START')) return beginWork(execution, element, variables);
  const listening = prepareListener(execution, element, 'START', 0);
  if (!listening.ok) return listening.fault;
  if (variables !== undefined) keepTrigger(execution, element.key, { variables });
  listening.value();
  return null;
}

function beginWork(execution: Execution, element: Element, variables: JsonObject | undefined): Fault | null {
  const boundaryEvents = prepareBoundaryEvents(execution, element);
  if (!boundaryEvents.ok) return boundaryEvents.fault;
  const work = execution.behaviours.element(element.node).prepare(execution, element, variables);
  if (!work.ok) return work.fault;
  for (const open of boundaryEvents.value) open();
  work.value();
  return null;
}
