import type { ElementId, EventNode } from '@vorgang/bpmn';
import { eventsInside, eventsOnBoundary } from '../conduct/catching-events.js';
import { elementOf, nodeOf, type Element, type Execution } from '../conduct/execution.js';
import { applyInputMappings } from '../conduct/map-variables.js';
import { prepareWaits } from '../conduct/open-subscriptions.js';
import type { Fault, Outcome } from '../conduct/outcome.js';
import { lookupFrom } from '../conduct/read-variables.js';
import type { Beginning } from '../elements/element-behaviour.js';
import { prepareWaitsFor } from '../elements/gateways/event-based-gateway.js';
import type { ElementInstance } from '../state/execution-state.js';
import { report, type SubscriptionPlan } from './event-subscriptions.js';
import type { LandingPlan } from './landing.js';
import type { MigrationProblem } from './migration-problem.js';
import type { BegunKeys } from './move-instance.js';

const nothingMapped: ReadonlySet<ElementId> = new Set();

/**
 * Opens what the target waits for and the source did not: events that no event goes on as, and those of the scopes
 * that began. Everything is evaluated before the first is opened.
 * Source: Camunda 8 documentation, "Process instance migration", section "Add or remove catch events".
 */
export function openMissingSubscriptions(
  execution: Execution,
  begun: BegunKeys,
  subscriptions: readonly SubscriptionPlan[],
): readonly MigrationProblem[] {
  const problems: MigrationProblem[] = [];
  const openings: Beginning[] = [];
  for (const key of begun.values()) {
    const instance = execution.draft.instance(key);
    if (instance === undefined) continue;
    const element = elementOf(execution, instance);
    const unmapped = applyInputMappings(execution, element);
    if (unmapped !== null) problems.push(problemOf(element.node.id, unmapped));
    openings.push(...prepareMissing(execution, instance, nothingMapped, problems));
  }
  for (const { instance, mappedEventIds } of subscriptions) {
    const moved = execution.draft.instance(instance.key);
    if (moved !== undefined) openings.push(...prepareMissing(execution, moved, mappedEventIds, problems));
  }
  if (problems.length === 0) for (const open of openings) open();
  return problems;
}

/**
 * The events of the target that could not be opened where an element goes on, though others stand in the way. Elements
 * that have no place in the target, or another problem, are left out, as are scopes that would begin.
 */
export function findUnopenable(
  execution: Execution,
  { landings }: LandingPlan,
  subscriptions: readonly SubscriptionPlan[],
  others: readonly MigrationProblem[],
): readonly MigrationProblem[] {
  const problems: MigrationProblem[] = [];
  const troubled = new Set(others.map(({ elementId }) => elementId));
  const nodes = new Map(landings.map(({ instance, node }) => [instance.key, node]));
  for (const { instance, mappedEventIds } of subscriptions) {
    const node = nodes.get(instance.key);
    if (node === undefined || troubled.has(instance.elementId)) continue;
    const isBody = instance.elementType === 'MULTI_INSTANCE_BODY';
    const elementType = isBody ? instance.elementType : node.elementType;
    prepareMissing(execution, { ...instance, elementId: node.id, elementType }, mappedEventIds, problems);
  }
  return problems;
}

function prepareMissing(
  execution: Execution,
  instance: ElementInstance,
  mappedEventIds: ReadonlySet<ElementId>,
  problems: MigrationProblem[],
): readonly Beginning[] {
  const element = elementOf(execution, instance);
  const openings: Beginning[] = [];
  const add = (eventId: ElementId, prepare: () => Outcome<readonly Beginning[]>): void => {
    if (mappedEventIds.has(eventId)) return;
    const prepared = prepare();
    if (prepared.ok) openings.push(...prepared.value);
    else report(problems, problemOf(eventId, prepared.fault));
  };
  if (waitsOnBoundary(instance)) {
    for (const event of eventsOnBoundary(execution, element)) {
      add(event.id, () => prepareEvent(execution, element, event));
    }
  }
  if (instance.phase !== 'ACTIVE') return openings;
  if (!isStarting(execution, instance)) {
    for (const event of eventsInside(execution, element)) {
      add(event.id, () => prepareEvent(execution, element, event));
    }
  }
  const { node } = element;
  if (node.kind === 'gateway' && node.elementType === 'EVENT_BASED_GATEWAY') {
    for (const { targetId } of node.outgoing) {
      add(targetId, () => prepareWaitsFor(execution, { ...element, node }, nodeOf(execution, targetId)));
    }
  }
  return openings;
}

/** Events on the boundary are waited for from the beginning of the work until the token is about to leave. */
function waitsOnBoundary({ phase, incident }: ElementInstance): boolean {
  return phase === 'ACTIVE' || (phase === 'COMPLETING' && incident?.retry === 'complete');
}

/** The start event of a scope opens what starts in it, once its incident is resolved. */
function isStarting(execution: Execution, scope: ElementInstance): boolean {
  return execution.draft.childKeys(scope.key).some((key) => {
    const child = execution.draft.instance(key);
    return child?.elementType === 'START_EVENT' && child.incident?.retry !== 'takeOutgoing';
  });
}

function prepareEvent(
  execution: Execution,
  element: Element,
  event: EventNode,
): Outcome<readonly Beginning[]> {
  const isOnBoundary = event.position === 'boundary';
  const variables = lookupFrom(execution.draft, isOnBoundary ? element.scopeKey : element.key);
  const site = { element, event, interrupting: event.interrupting, variables };
  return prepareWaits(execution, site, event.definitions);
}

function problemOf(elementId: ElementId, fault: Fault): MigrationProblem {
  return {
    elementId,
    rule: 'event-cannot-open',
    message: `The target waits for it, and it cannot be opened: ${fault.message}`,
    fix: 'Correct the variables that it reads, or map an event of the source to it.',
  };
}
