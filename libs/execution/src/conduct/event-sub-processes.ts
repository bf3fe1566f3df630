import type { ContainerNode, EventNode } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ElementInstanceKey } from '../keys.js';
import { placeToken } from './activate-element.js';
import { closeWaits } from './close-waits.js';
import { emit, isContainer, nodeOf, type Element, type Execution } from './execution.js';
import { prepareWaits } from './open-subscriptions.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';
import { terminateElement } from './terminate-element.js';

/** The events that start the event sub-processes drawn in a scope. */
export function eventSubProcessStarts(execution: Execution, scope: ContainerNode): readonly EventNode[] {
  return scope.triggeredStartIds.flatMap((id) => {
    const node = nodeOf(execution, id);
    if (node.elementType !== 'EVENT_SUB_PROCESS' || !isContainer(node)) return [];
    return node.triggeredStartIds.flatMap((startId) => {
      const start = nodeOf(execution, startId);
      return start.kind === 'event' ? [start] : [];
    });
  });
}

/**
 * Evaluates all that the event sub-processes of a scope wait for and returns the openings of these waits. The scope
 * holds them; their expressions see its variables.
 * Source: BPMN 2.0.2 section 10.3.5 and 13.5.4.
 */
export function prepareEventSubProcesses(
  execution: Execution,
  scope: Element,
): Outcome<readonly Beginning[]> {
  if (!isContainer(scope.node)) return success([]);
  const openings: Beginning[] = [];
  for (const event of eventSubProcessStarts(execution, scope.node)) {
    const variables = lookupFrom(execution.draft, scope.key);
    const site = { element: scope, event, interrupting: event.interrupting, variables };
    const prepared = prepareWaits(execution, site, event.definitions);
    if (!prepared.ok) return prepared;
    openings.push(...prepared.value);
  }
  return success(openings);
}

/**
 * The event of an event sub-process has happened: a new instance of it begins. An interrupting one ends everything
 * else in the scope first, and no other event sub-process of the scope can begin any more.
 * Source: BPMN 2.0.2 section 10.3.5 and 13.5.4.
 */
export function triggerEventSubProcess(
  execution: Execution,
  scope: Element,
  start: EventNode,
  variables: JsonObject | undefined,
): void {
  if (start.interrupting) interruptScope(execution, scope);
  placeToken(execution, nodeOf(execution, start.scopeId), scope.key, [], variables ?? {});
}

/** Ends the waits for event sub-processes of a scope that begins to complete or was interrupted. */
export function closeEventSubProcesses(execution: Execution, scope: Element): void {
  closeWaits(execution, scope.key, (wait) => {
    if (!('eventId' in wait)) return false;
    const event = nodeOf(execution, wait.eventId);
    return event.kind === 'event' && event.position === 'start';
  });
}

/** Whether an interrupting event sub-process took the scope over: then it alone lives there. */
export function isInterrupted(execution: Execution, scopeKey: ElementInstanceKey): boolean {
  return execution.draft.childKeys(scopeKey).some((key) => {
    const child = execution.draft.instance(key);
    if (child?.elementType !== 'EVENT_SUB_PROCESS') return false;
    const node = nodeOf(execution, child.elementId);
    return isContainer(node) && node.triggeredStartIds.some((id) => isInterruptingStart(execution, id));
  });
}

/** Ends all that is in a scope, and the waits for its event sub-processes; not the scope itself, nor what is spared. */
export function interruptScope(execution: Execution, scope: Element, spared?: ElementInstanceKey): void {
  for (const key of execution.draft.childKeys(scope.key)) {
    if (key !== spared) terminateElement(execution, key);
  }
  closeEventSubProcesses(execution, scope);
  const { arrivals, rounds } = execution.draft.instance(scope.key) ?? {};
  if (arrivals !== undefined || rounds !== undefined) {
    emit(execution, { kind: 'arrivedTokensDiscarded', scopeKey: scope.key });
  }
}

function isInterruptingStart(execution: Execution, id: string): boolean {
  const start = nodeOf(execution, id);
  return start.kind === 'event' && start.interrupting;
}
