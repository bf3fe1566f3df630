import type { EventNode } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import { placeToken } from './activate-element.js';
import { completeElement } from './complete-element.js';
import { deferEnd } from './defer-end.js';
import { triggerEventSubProcess } from './event-sub-processes.js';
import { nodeOf, type Element, type Execution } from './execution.js';
import { isIncomplete, keepOccurrence, waitForNextRound } from './parallel-multiple.js';
import { terminateElement } from './terminate-element.js';
import { triggerGatewayEvent } from './trigger-gateway-event.js';

/** Something that an element waited for has happened: its own event, one on its boundary, or the start of an event sub-process in it. */
export function triggerEvent(
  execution: Execution,
  element: Element,
  eventId: string,
  variables: JsonObject | undefined,
): void {
  const { node } = element;
  const happened = nodeOf(execution, eventId);
  if (happened.kind === 'event' && isIncomplete(execution, element, happened)) {
    return keepOccurrence(execution, element, happened, variables);
  }
  if (eventId === node.id) return completeElement(execution, element, variables);
  if (node.kind === 'gateway') {
    return triggerGatewayEvent(execution, { ...element, node }, eventId, variables);
  }
  const event = happened as EventNode;
  const ending = { kind: 'event', eventId, ...(variables === undefined ? {} : { variables }) } as const;
  if (event.interrupting && deferEnd(execution, element, ending)) return;
  happen(execution, element, eventId, variables);
}

/** The event on the boundary, or of an event sub-process, takes its course. */
export function happen(
  execution: Execution,
  element: Element,
  eventId: string,
  variables: JsonObject | undefined,
): void {
  const event = nodeOf(execution, eventId) as EventNode;
  if (event.position === 'start') triggerEventSubProcess(execution, element, event, variables);
  else triggerBoundaryEvent(execution, element, event, variables);
  waitForNextRound(execution, element, event);
}

/** The token leaves over a boundary event; an interrupting one ends the activity first. BPMN 2.0.2 section 13.5.3. */
function triggerBoundaryEvent(
  execution: Execution,
  activity: Element,
  event: EventNode,
  variables: JsonObject | undefined,
): void {
  if (activity.scopeKey === null) throw new Error(`Event "${event.id}" cannot sit on the process itself.`);
  if (event.interrupting) terminateElement(execution, activity.key);
  placeToken(execution, event, activity.scopeKey, [], variables);
}
