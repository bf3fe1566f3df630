import type { ElementId, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import type { ElementInstance, Wait } from '../state/execution-state.js';
import { eventKindsOf } from './compatible-elements.js';
import type { Landing, LandingPlan } from './landing.js';
import type { MigrationProblem } from './migration-problem.js';
import type { Mapping } from './read-mapping.js';

export type EventWait = Extract<Wait, { readonly eventId: string }>;

/** What becomes of the subscriptions that an element instance holds. */
export interface SubscriptionPlan {
  readonly instance: ElementInstance;
  /** Goes on with its due date, name or key, for the event of the target. */
  readonly kept: readonly { readonly wait: EventWait; readonly eventId: ElementId }[];
  readonly closed: readonly EventWait[];
  /** Events of the target that an event of the source goes on as: no new subscription is opened for them. */
  readonly mappedEventIds: ReadonlySet<ElementId>;
}

interface Processes {
  readonly source: ExecutableProcess;
  readonly target: ExecutableProcess;
  readonly mapping: Mapping;
}

/**
 * A subscription goes on where its event is mapped to one that the same element holds, and is closed where it is not
 * mapped. Source: Camunda 8 documentation, "Process instance migration", section "Dealing with catch events".
 */
export function planSubscriptions(
  processes: Processes,
  plan: LandingPlan,
  problems: MigrationProblem[],
): readonly SubscriptionPlan[] {
  const kept = plan.landings.map((landing) => planOfLanding(processes, landing, problems));
  const dissolved = plan.dissolved.map(({ instance }): SubscriptionPlan => {
    const waits = eventWaits(instance);
    for (const { eventId } of waits) {
      const targetId = processes.mapping.elements.get(eventId);
      if (targetId !== undefined) report(problems, detached(eventId, targetId));
    }
    return { instance, kept: [], closed: waits, mappedEventIds: new Set() };
  });
  return [...kept, ...dissolved];
}

/** Events that an element waits for beside its own: on its boundary, starting in it, or behind the gateway. */
export function heldEventIds(process: ExecutableProcess, node: FlowNode): readonly ElementId[] {
  if (node.kind === 'gateway') {
    return node.elementType === 'EVENT_BASED_GATEWAY' ? node.outgoing.map(({ targetId }) => targetId) : [];
  }
  if (node.kind === 'event') return [];
  const starts = node.kind === 'container' ? node.triggeredStartIds : [];
  return [
    ...node.boundaryEventIds,
    ...starts.flatMap((id) => {
      const eventSubProcess = process.nodes.get(id);
      return eventSubProcess?.kind === 'container' ? eventSubProcess.triggeredStartIds : [];
    }),
  ];
}

function planOfLanding(
  { source, target, mapping }: Processes,
  { instance, node }: Landing,
  problems: MigrationProblem[],
): SubscriptionPlan {
  const held = new Set(heldEventIds(target, node));
  const kept: { wait: EventWait; eventId: ElementId }[] = [];
  const closed: EventWait[] = [];
  for (const wait of eventWaits(instance)) {
    if (wait.eventId === instance.elementId) {
      kept.push({ wait, eventId: node.id });
      continue;
    }
    const eventId = mapping.elements.get(wait.eventId);
    if (eventId === undefined) closed.push(wait);
    else {
      const problem = problemOf(source, target, held, wait.eventId, eventId);
      if (problem === null) kept.push({ wait, eventId });
      else report(problems, problem);
    }
  }
  const sourceNode = source.nodes.get(instance.elementId);
  const sourceEvents = sourceNode === undefined ? [] : heldEventIds(source, sourceNode);
  const mappedEventIds = new Set(
    sourceEvents.flatMap((id) => {
      const eventId = mapping.elements.get(id);
      return eventId !== undefined && held.has(eventId) ? [eventId] : [];
    }),
  );
  return { instance, kept, closed, mappedEventIds };
}

function problemOf(
  source: ExecutableProcess,
  target: ExecutableProcess,
  held: ReadonlySet<ElementId>,
  sourceId: ElementId,
  targetId: ElementId,
): MigrationProblem | null {
  if (!held.has(targetId)) return detached(sourceId, targetId);
  const [from, to] = [source.nodes.get(sourceId), target.nodes.get(targetId)];
  if (from === undefined || to === undefined) throw new Error('The state belongs to another definition.');
  if (triggerOf(from) === triggerOf(to)) return null;
  return {
    elementId: sourceId,
    rule: 'different-event',
    message: `It waits for ${triggerOf(from)}, "${targetId}" for ${triggerOf(to)}.`,
    fix: 'Leave the instruction out: this subscription is closed then, and that of the target opened.',
  };
}

/** A receive task behind a gateway waits as a message event does. */
function triggerOf(node: FlowNode): string {
  return node.kind === 'task' ? node.work.kind : eventKindsOf(node);
}

function detached(elementId: ElementId, targetId: ElementId): MigrationProblem {
  return {
    elementId,
    rule: 'detached-event',
    message: `Its subscription cannot go on at "${targetId}", which does not belong to the element that holds it.`,
    fix: 'Map it to an event of the same element in the target, or leave the instruction out to close it.',
  };
}

/** Of many tokens on one activity, one speaks for all. */
export function report(problems: MigrationProblem[], problem: MigrationProblem): void {
  const isKnown = problems.some(
    ({ elementId, rule }) => elementId === problem.elementId && rule === problem.rule,
  );
  if (!isKnown) problems.push(problem);
}

function eventWaits(instance: ElementInstance): readonly EventWait[] {
  return instance.waits.filter((wait): wait is EventWait => 'eventId' in wait);
}
