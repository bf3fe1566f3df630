import type { ElementId, FlowNode } from '@vorgang/bpmn';
import { emit, isContainer, nodeOf, type Element, type Execution } from './execution.js';
import { localVariables } from './read-variables.js';

/**
 * Remembers in the scope that an activity has completed, where something can undo it: its handler, the compensation
 * event sub-process in it, or what undoes the activities inside it.
 * Source: BPMN 2.0.2 section 10.7.1.
 */
export function registerCompensation(execution: Execution, element: Element): void {
  const { node, scopeKey } = element;
  if (scopeKey === null || (node.kind !== 'task' && node.kind !== 'container')) return;
  const scope = execution.draft.instance(scopeKey);
  // What undoes is not undone.
  if (scope === undefined || nodeOf(execution, scope.elementId).kind === 'event') return;
  const inside = execution.draft.instance(element.key)?.compensations;
  // A handler of the activity itself stands for all that was done inside it.
  const inner = node.compensationHandlerId === undefined ? inside : undefined;
  const handlerId = node.compensationHandlerId ?? ownCompensation(execution, node);
  if (handlerId === undefined && inner === undefined) return;
  const variables = localVariables(execution.draft, element.key);
  emit(execution, {
    kind: 'compensationRegistered',
    scopeKey,
    record: {
      activityId: node.id,
      ...(handlerId === undefined ? {} : { handlerId }),
      ...(Object.keys(variables).length === 0 ? {} : { variables }),
      ...(inner === undefined ? {} : { inner }),
    },
  });
}

/** Each repetition has its own compensation event sub-process; their body has none. */
function ownCompensation(execution: Execution, node: FlowNode): ElementId | undefined {
  return node.elementType === 'MULTI_INSTANCE_BODY'
    ? undefined
    : compensationEventSubProcess(execution, node.id);
}

/** The event sub-process that undoes the sub-process it is drawn in. */
export function compensationEventSubProcess(execution: Execution, scopeId: ElementId): ElementId | undefined {
  const scope = nodeOf(execution, scopeId);
  if (!isContainer(scope)) return undefined;
  return scope.triggeredStartIds.find((id) => {
    const handler = nodeOf(execution, id);
    return isContainer(handler) && handler.triggeredStartIds.some((start) => undoes(execution, start));
  });
}

function undoes(execution: Execution, startId: ElementId): boolean {
  const start = nodeOf(execution, startId);
  return start.kind === 'event' && start.definitions.some(({ kind }) => kind === 'compensation');
}
