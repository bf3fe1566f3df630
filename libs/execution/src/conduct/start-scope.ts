import type { ContainerNode } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import { placeToken } from './activate-element.js';
import { prepareEventSubProcesses } from './event-sub-processes.js';
import { nodeOf, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/**
 * How a scope begins: its none start event gets the first token. Without any start event, all elements that no sequence
 * flow leads to get one, and the event sub-processes are waited for from the beginning.
 * Source: BPMN 2.0.2 section 10.5.2 and 13.3.4.
 */
export function prepareStartOfScope(
  execution: Execution,
  element: Element<ContainerNode>,
): Outcome<Beginning> {
  const { startEventId, initialNodeIds } = element.node;
  if (startEventId !== undefined) {
    return success(() => void placeToken(execution, nodeOf(execution, startEventId), element.key, []));
  }
  if (initialNodeIds === undefined) throw new Error(`Nothing in scope "${element.node.id}" can begin.`);
  const openings = prepareEventSubProcesses(execution, element);
  if (!openings.ok) return openings;
  return success(() => {
    for (const open of openings.value) open();
    for (const id of initialNodeIds) placeToken(execution, nodeOf(execution, id), element.key, []);
  });
}
