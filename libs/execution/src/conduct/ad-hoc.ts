import type { ContainerNode, ElementId, FlowNode } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ElementInstanceKey } from '../keys.js';
import { placeToken } from './activate-element.js';
import { completeScopeAtOnce } from './complete-element.js';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import { prepareEventSubProcesses } from './event-sub-processes.js';
import { emit, nodeOf, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';
import { terminateChildren } from './terminate-element.js';

type AdHoc = Element<ContainerNode>;

/** Evaluates which elements run from the beginning; without the expression it waits to be told. */
export function prepareAdHoc(execution: Execution, element: AdHoc): Outcome<Beginning> {
  const chosen = evaluateActiveElements(execution, element);
  if (!chosen.ok) return chosen;
  const openings = prepareEventSubProcesses(execution, element);
  if (!openings.ok) return openings;
  return success(() => {
    emit(execution, { kind: 'adHocSubProcessOpened', elementInstanceKey: element.key });
    for (const open of openings.value) open();
    for (const node of chosen.value) placeToken(execution, node, element.key, []);
  });
}

/** A path through the sub-process has ended: it may be enough. */
export function continueAdHoc(execution: Execution, element: AdHoc): void {
  const instance = execution.draft.instance(element.key);
  if (instance === undefined) return;
  const isEmpty = instance.arrivals === undefined && execution.draft.childCount(element.key) === 0;
  const isEnough = element.node.adHoc?.completionCondition === undefined ? isEmpty : instance.enough === true;
  if (!isEnough) return;
  if (!isEmpty) {
    if (element.node.adHoc?.cancelRemainingInstances === false) return;
    terminateChildren(execution, element.key);
  }
  completeScopeAtOnce(execution, element.key);
}

/** The element of this id that may be activated: one in the sub-process that no flow leads to. */
export function activatableElement(
  execution: Execution,
  adHoc: ContainerNode,
  elementId: ElementId,
): FlowNode | undefined {
  if (!adHoc.childIds.includes(elementId)) return undefined;
  const node = nodeOf(execution, elementId);
  const isBegunOtherwise =
    node.elementType === 'EVENT_SUB_PROCESS' || (node.kind === 'event' && node.position === 'boundary');
  return node.incoming.length > 0 || isBegunOtherwise ? undefined : node;
}

/** Activates elements because someone asks for it, next to those that run already. */
export function activateInAdHoc(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  nodes: readonly FlowNode[],
): readonly ElementInstanceKey[] {
  return nodes.map((node) => placeToken(execution, node, scopeKey, []));
}

function evaluateActiveElements(execution: Execution, element: AdHoc): Outcome<readonly FlowNode[]> {
  const expression = element.node.adHoc?.activeElements;
  if (expression === undefined) return success([]);
  const purpose = 'the active elements';
  const result = evaluateFeel(
    execution,
    element,
    expression,
    lookupFrom(execution.draft, element.key),
    purpose,
  );
  if (!result.ok) return result;
  const { value, reason } = result.value;
  const nodes = nodesOf(execution, element, value);
  if (nodes !== undefined) return success(nodes);
  const expected = `a list of ids of elements in "${element.node.id}" that no flow leads to`;
  return wrongValue(element, { kind: 'feel', expression }, purpose, expected, value, reason);
}

function nodesOf(execution: Execution, element: AdHoc, value: JsonValue): readonly FlowNode[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const nodes = value.flatMap((id: JsonValue) =>
    typeof id === 'string' ? (activatableElement(execution, element.node, id) ?? []) : [],
  );
  return nodes.length === value.length ? nodes : undefined;
}
