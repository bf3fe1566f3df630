import type { EventDefinition, EventNode } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import { eventsInside, eventsOnBoundary } from './catching-events.js';
import { evaluateText } from './evaluate-expression.js';
import { elementOf, type Element, type Execution } from './execution.js';
import { lookupFrom } from './read-variables.js';
import { triggerEvent } from './trigger-event.js';

type EscalationDefinition = Extract<EventDefinition, { kind: 'escalation' }>;

/** The boundary event that catches an escalation and its activity, or the start of an event sub-process and its scope. */
export interface EscalationCatcher {
  readonly activity: Element;
  readonly event: EventNode;
}

/**
 * Finds the innermost event that catches an escalation, from the given scope outwards: in each scope first its event
 * sub-processes, then its boundary. An event that names the code goes before one that catches every escalation.
 * Source: BPMN 2.0.2 section 10.5.6 and 13.5.3.
 */
export function findEscalationCatcher(
  execution: Execution,
  from: ElementInstanceKey | null,
  code: string,
): EscalationCatcher | undefined {
  for (let key = from; key !== null;) {
    const instance = execution.draft.instance(key);
    if (instance === undefined) return undefined;
    const activity = elementOf(execution, instance);
    const event =
      eventAmong(execution, activity, eventsInside(execution, activity), code) ??
      eventAmong(execution, activity, eventsOnBoundary(execution, activity), code);
    if (event !== undefined) return { activity, event };
    key = instance.scopeKey;
  }
  return undefined;
}

/** Goes on at the event that catches the escalation. An interrupting one ends the activity first, thrower included. */
export function catchEscalation(
  execution: Execution,
  { activity, event }: EscalationCatcher,
  variables: JsonObject,
): void {
  // Something else that was thrown together with it may have ended the activity.
  if (execution.draft.instance(activity.key) === undefined) return;
  triggerEvent(execution, activity, event.id, variables);
}

function eventAmong(
  execution: Execution,
  activity: Element,
  events: readonly EventNode[],
  code: string,
): EventNode | undefined {
  let catchAll: EventNode | undefined;
  for (const event of events) {
    for (const definition of event.definitions) {
      if (definition.kind !== 'escalation') continue;
      if (definition.escalationCode === undefined) catchAll ??= event;
      else if (isCode(execution, activity, definition, code)) return event;
    }
  }
  return catchAll;
}

function isCode(
  execution: Execution,
  activity: Element,
  { escalationCode }: EscalationDefinition,
  code: string,
): boolean {
  if (escalationCode === undefined) return true;
  if (escalationCode.kind === 'static') return escalationCode.value === code;
  const outer = lookupFrom(execution.draft, activity.scopeKey);
  const result = evaluateText(execution, activity, escalationCode, 'the escalation code', outer);
  return result.ok && result.value === code;
}
