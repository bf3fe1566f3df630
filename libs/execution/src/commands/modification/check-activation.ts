import type { ElementId, FlowNode } from '@vorgang/bpmn';
import { describe, type Execution } from '../../conduct/execution.js';
import type { Problems } from './problems.js';

/**
 * The element that is to be activated by hand, where that can be done.
 * Source: Camunda 8 documentation, "Process instance modification", section "Limitations".
 */
export function elementToActivate(
  execution: Execution,
  elementId: ElementId,
  problems: Problems,
): FlowNode | undefined {
  const node = execution.process.nodes.get(elementId);
  if (node === undefined) {
    problems.add(
      `Process "${execution.process.id}" has no element "${elementId}". Name the id of one that it has.`,
    );
    return undefined;
  }
  const obstacle = obstacleOf(execution, node);
  if (obstacle === undefined) return node;
  problems.add(`Element ${describe(node)} cannot be activated: ${obstacle}`);
  return undefined;
}

function obstacleOf(execution: Execution, node: FlowNode): string | undefined {
  if (node.elementType === 'PROCESS') return 'it is the process itself. Name elements in it.';
  if (node.kind === 'event' && node.position === 'start') {
    return 'it is a start event. Name the element behind it, or the scope that it starts.';
  }
  if (node.kind === 'event' && node.position === 'boundary') {
    return 'it is a boundary event. Name the element behind it, or the activity that it sits on.';
  }
  if (isBehindEventBasedGateway(execution, node)) {
    return 'it belongs to an event-based gateway. Name the gateway, or the element behind the event.';
  }
  if (isCompensationHandler(execution, node)) {
    return 'it runs only when its activity is compensated. Name an element that throws the compensation.';
  }
  return undefined;
}

function isBehindEventBasedGateway(execution: Execution, node: FlowNode): boolean {
  return node.incoming.some(
    ({ sourceId }) => execution.process.nodes.get(sourceId)?.elementType === 'EVENT_BASED_GATEWAY',
  );
}

function isCompensationHandler(execution: Execution, node: FlowNode): boolean {
  if (node.kind !== 'task' && node.kind !== 'container') return false;
  for (const other of execution.process.nodes.values()) {
    if ('compensationHandlerId' in other && other.compensationHandlerId === node.id) return true;
  }
  return false;
}
