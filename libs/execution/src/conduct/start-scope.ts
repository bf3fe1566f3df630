import type { ContainerNode } from '@vorgang/bpmn';
import { placeToken } from './activate-element.js';
import { nodeOf, type Element, type Execution } from './execution.js';

/** Places the first token of a scope on its none start event. */
export function startScope(execution: Execution, element: Element<ContainerNode>): void {
  const { startEventId } = element.node;
  if (startEventId === undefined) throw new Error(`Scope "${element.node.id}" has no none start event.`);
  placeToken(execution, nodeOf(execution, startEventId), element.key, []);
}
