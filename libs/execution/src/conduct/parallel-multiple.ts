import type { EventNode } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { ElementInstance } from '../state/execution-state.js';
import { eventsOnBoundary, eventsInside } from './catching-events.js';
import { closesWithFirst } from './closes-with-first.js';
import { elementOf, type Element, type Execution } from './execution.js';
import { prepareWaits } from './open-subscriptions.js';
import { raiseIncident } from './raise-incident.js';
import { lookupFrom } from './read-variables.js';
import { mergeVariables } from './write-variables.js';

/** Whether an event that needs all of its definitions still waits for others than those that have occurred. */
export function isIncomplete(execution: Execution, element: Element, event: EventNode): boolean {
  if (event.parallelMultiple !== true) return false;
  return execution.draft.instance(element.key)?.waits.some((wait) => waitsFor(wait, event)) === true;
}

/** What came with an occurrence that is not the last goes to where the event will hand it on. */
export function keepOccurrence(
  execution: Execution,
  element: Element,
  event: EventNode,
  variables: JsonObject | undefined,
): void {
  if (variables === undefined) return;
  const isOwn = event.id === element.node.id;
  const scopeKey = event.position === 'boundary' ? (element.scopeKey ?? element.key) : element.key;
  mergeVariables(execution, scopeKey, variables, isOwn && event.outputs.length > 0 ? 'local' : 'propagate');
}

/** An event that does not interrupt waits for all of its definitions anew. */
export function waitForNextRound(execution: Execution, element: Element, event: EventNode): void {
  const isRepeated = event.position === 'boundary' || event.position === 'start';
  if (event.parallelMultiple !== true || !isRepeated || event.interrupting) return;
  const variables = lookupFrom(
    execution.draft,
    event.position === 'boundary' ? element.scopeKey : element.key,
  );
  const site = { element, event, interrupting: closesWithFirst(event), variables };
  const openings = prepareWaits(execution, site, event.definitions);
  if (!openings.ok) return raiseIncident(execution, element, 'events', openings.fault);
  for (const open of openings.value) open();
}

/** Opens the rounds that could not begin, after their incident. */
export function openMissingRounds(execution: Execution, instance: ElementInstance): void {
  const element = elementOf(execution, instance);
  for (const event of [...eventsInside(execution, element), ...eventsOnBoundary(execution, element)]) {
    if (!instance.waits.some((wait) => waitsFor(wait, event))) waitForNextRound(execution, element, event);
  }
}

function waitsFor(wait: ElementInstance['waits'][number], event: EventNode): boolean {
  return 'eventId' in wait && wait.eventId === event.id;
}
