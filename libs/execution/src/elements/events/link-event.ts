import type { EventDefinition, EventNode } from '@vorgang/bpmn';
import { placeToken } from '../../conduct/activate-element.js';
import { nodeOf, type Element, type Execution } from '../../conduct/execution.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * A link stands for a sequence flow that would be long to draw: nothing is waited for, and nothing is thrown.
 * Source: BPMN 2.0.2 section 10.5.5.
 */
export const linkEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'link' }>> = {};

/** The token of a throwing link goes on at the catching link of the same name. */
export function goOnAtLink(execution: Execution, element: Element<EventNode>): void {
  for (const definition of element.node.definitions) {
    if (definition.kind !== 'link' || element.scopeKey === null) continue;
    if (definition.targetId === undefined)
      throw new Error(`Link "${definition.name}" thrown by "${element.node.id}" has no catching event.`);
    placeToken(execution, nodeOf(execution, definition.targetId), element.scopeKey, []);
  }
}
