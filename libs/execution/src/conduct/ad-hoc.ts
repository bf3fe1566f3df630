import type { ContainerNode, ElementId, FlowNode } from '@vorgang/bpmn';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ElementInstanceKey } from '../keys.js';
import { placeToken } from './activate-element.js';
import { elementsVariable, prepareNextJob } from './ad-hoc-job.js';
import { outputVariables, resultPlaceOf } from './ad-hoc-output.js';
import { completeScopeAtOnce } from './complete-element.js';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import { prepareEventSubProcesses } from './event-sub-processes.js';
import { emit, nodeOf, type Element, type Execution } from './execution.js';
import { success, type Fault, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';
import { terminateChildren } from './terminate-element.js';
import { mergeVariables } from './write-variables.js';

type AdHoc = Element<ContainerNode>;

/** Evaluates which elements run from the beginning; without the expression it waits to be told. */
export function prepareAdHoc(execution: Execution, element: AdHoc): Outcome<Beginning> {
  const tooLarge = bindVariables(execution, element);
  if (tooLarge !== null) return { ok: false, fault: tooLarge };
  const chosen = evaluateActiveElements(execution, element);
  if (!chosen.ok) return chosen;
  const openings = prepareEventSubProcesses(execution, element);
  if (!openings.ok) return openings;
  const job = prepareNextJob(execution, element);
  if (!job.ok) return job;
  return success(() => {
    emit(execution, { kind: 'adHocSubProcessOpened', elementInstanceKey: element.key });
    for (const open of openings.value) open();
    job.value();
    const activations = chosen.value.map((node) => ({ node, variables: {} }));
    activateInAdHoc(execution, element, activations);
  });
}

/** What is there already (an input mapping brought it, an operator corrected it) stays. */
function bindVariables(execution: Execution, { key, node }: AdHoc): Fault | null {
  if (node.adHoc === undefined) return null;
  const own = execution.draft.variablesOf(key) ?? {};
  const variables = { ...outputVariables(node.adHoc), ...elementsVariable(execution, node) };
  const missing = Object.entries(variables).filter(([name]) => !Object.hasOwn(own, name));
  return missing.length === 0 ? null : mergeVariables(execution, key, Object.fromEntries(missing), 'local');
}

/** A path through the sub-process has ended: it may be enough. */
export function continueAdHoc(execution: Execution, element: AdHoc): void {
  const instance = execution.draft.instance(element.key);
  if (instance === undefined) return;
  const isEmpty = instance.arrivals === undefined && execution.draft.childCount(element.key) === 0;
  const { adHoc } = element.node;
  const isTold = adHoc?.completionCondition !== undefined || adHoc?.job !== undefined;
  if (isTold ? instance.enough !== true : !isEmpty) return;
  if (!isEmpty) {
    // A worker that wants the others ended says so itself.
    if (adHoc?.job !== undefined || adHoc?.cancelRemainingInstances === false) return;
    terminateChildren(execution, element.key);
  }
  completeScopeAtOnce(execution, element.key);
}

/** The element of this id that may be activated: one in the sub-process that no flow leads to. */
export function activatableElement(
  execution: Execution,
  childIds: readonly ElementId[],
  elementId: ElementId,
): FlowNode | undefined {
  if (!childIds.includes(elementId)) return undefined;
  const node = nodeOf(execution, elementId);
  const isBegunOtherwise =
    node.elementType === 'EVENT_SUB_PROCESS' || (node.kind === 'event' && node.position === 'boundary');
  return node.incoming.length > 0 || isBegunOtherwise ? undefined : node;
}

/** An element to begin, with variables of its own. */
export interface Activation {
  readonly node: FlowNode;
  readonly variables: JsonObject;
}

/** Activates elements because someone asks for it, next to those that run already. */
export function activateInAdHoc(
  execution: Execution,
  scope: AdHoc,
  activations: readonly Activation[],
): void {
  for (const { node, variables } of activations) {
    const key = placeToken(execution, node, scope.key, []);
    mergeVariables(execution, key, { ...resultPlaceOf(scope.node, node), ...variables }, 'local');
  }
}

/** Whether a path runs in an ad-hoc sub-process; its event sub-processes are no paths. */
export function hasRunningPath(execution: Execution, key: ElementInstanceKey): boolean {
  const isEventSubProcess = (child: ElementInstanceKey) =>
    execution.draft.instance(child)?.elementType === 'EVENT_SUB_PROCESS';
  const isHeld = execution.draft.instance(key)?.arrivals !== undefined;
  return isHeld || !execution.draft.childKeys(key).every(isEventSubProcess);
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
  const most = element.node.adHoc?.sequential === true ? 'at most one element' : 'elements';
  const expected = `a list of ids of ${most} in "${element.node.id}" that no flow leads to`;
  return wrongValue(element, { kind: 'feel', expression }, purpose, expected, value, reason);
}

function nodesOf(execution: Execution, element: AdHoc, value: JsonValue): readonly FlowNode[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const nodes = value.flatMap((id: JsonValue) =>
    typeof id === 'string' ? (activatableElement(execution, element.node.childIds, id) ?? []) : [],
  );
  const isTooMuch = element.node.adHoc?.sequential === true && nodes.length > 1;
  return nodes.length === value.length && !isTooMuch ? nodes : undefined;
}
