import type { EventDefinition, EventNode } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import type { CatchSite } from '../elements/events/event-definition-behaviour.js';
import { closesWithFirst } from './closes-with-first.js';
import { nodeOf, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';

/**
 * Evaluates all that the boundary events of an activity wait for and returns the openings of these waits.
 * Their expressions see the scope around the activity, not its local variables.
 */
export function prepareBoundaryEvents(execution: Execution, element: Element): Outcome<readonly Beginning[]> {
  const { node } = element;
  if (node.kind !== 'task' && node.kind !== 'container') return success([]);
  const openings: Beginning[] = [];
  for (const eventId of node.boundaryEventIds) {
    const event = nodeOf(execution, eventId) as EventNode;
    const site: CatchSite = {
      element,
      event,
      interrupting: event.interrupting,
      variables: lookupFrom(execution.draft, element.scopeKey),
    };
    const prepared = prepareWaits(execution, site, event.definitions);
    if (!prepared.ok) return prepared;
    openings.push(...prepared.value);
  }
  return success(openings);
}

/** Evaluates all that one event waits for, so that any of its definitions triggers it. */
export function prepareWaits(
  execution: Execution,
  site: CatchSite,
  definitions: readonly EventDefinition[],
): Outcome<readonly Beginning[]> {
  const openings: Beginning[] = [];
  const once = { ...site, interrupting: closesWithFirst(site.event) };
  for (const definition of definitions) {
    const behaviour = execution.behaviours.eventDefinition(definition);
    const opening = behaviour.prepareCatch?.(execution, once, definition);
    if (opening === undefined) continue;
    if (!opening.ok) return opening;
    openings.push(opening.value);
  }
  return success(openings);
}
