import type { EventNode, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import type { Change, ElementInstanceKey } from '../../index.js';
import type { ObservedStep } from '../support/observe-scenarios.js';
import { positionOf, typeOf, type EventPair } from './event-pairs.js';

type Activated = Extract<Change, { kind: 'elementInstanceActivated' }>;

/** How an activity ran. */
export const ACTIVITY_MANNERS = [
  'alone',
  'parallel multi-instance',
  'sequential multi-instance',
  'standard loop',
  'undone',
  'undoing',
] as const;
export type ActivityManner = (typeof ACTIVITY_MANNERS)[number];

/** Inside what something ran. */
export const PLACES = [
  'process',
  'called process',
  'embedded sub-process',
  'event sub-process',
  'transaction',
  'ad-hoc sub-process',
  'parallel multi-instance',
  'sequential multi-instance',
] as const;
export type Place = (typeof PLACES)[number];

const CONTAINERS: Readonly<Record<string, Place>> = {
  PROCESS: 'process',
  SUB_PROCESS: 'embedded sub-process',
  EVENT_SUB_PROCESS: 'event sub-process',
  TRANSACTION: 'transaction',
  AD_HOC_SUB_PROCESS: 'ad-hoc sub-process',
};

export const eventFact = ({ type, position }: EventPair): string => `event ${type} as ${position}`;
export const eventPlaceFact = (pair: EventPair, place: Place): string => `${eventFact(pair)} in ${place}`;
export const eventMappingFact = (pair: EventPair): string => `${eventFact(pair)} with mappings`;
export const activityFact = (elementType: string, manner: ActivityManner): string =>
  `activity ${elementType} ${manner}`;
export const activityPlaceFact = (elementType: string, place: Place): string =>
  `activity ${elementType} in ${place}`;
export const gatewayFact = (elementType: string, use: string): string => `gateway ${elementType} ${use}`;

/** Collects what the steps of one scenario really executed, one instance after the other. */
export class ExecutedFacts {
  readonly facts = new Set<string>();
  private readonly activated = new Map<ElementInstanceKey, Activated>();
  private readonly held = new Set<ElementInstanceKey>();
  private isCalled = false;

  add({ process, changes }: ObservedStep): void {
    for (const change of changes) this.addChange(process, change);
  }

  private addChange(process: ExecutableProcess, change: Change): void {
    switch (change.kind) {
      case 'processInstanceCreated':
        this.isCalled = change.parent !== undefined;
        return;
      case 'elementInstanceActivated':
        this.activated.set(change.elementInstanceKey, change);
        return this.addBeginning(process, change);
      case 'incidentRaised':
        this.held.add(change.elementInstanceKey);
        return;
      case 'incidentResolved':
        this.held.delete(change.elementInstanceKey);
        return;
      case 'compensationStarted':
        for (const { activityId, handlerId } of change.handlers)
          this.addUndone(process, activityId, handlerId);
        return;
      case 'elementInstanceCompleted':
        return this.addEnd(process, change.elementInstanceKey, true);
      case 'elementInstanceTerminated':
        return this.addEnd(process, change.elementInstanceKey, false);
      default:
        return;
    }
  }

  private addBeginning(process: ExecutableProcess, { takenFlowIds }: Activated): void {
    for (const id of takenFlowIds) {
      const gateway = process.nodes.get(process.flows.get(id)?.sourceId ?? '');
      if (gateway?.kind !== 'gateway' || gateway.instantiates === undefined) continue;
      const events = gateway.instantiates === 'all' ? 'all events' : 'first event';
      this.facts.add(gatewayFact(gateway.elementType, `begins an instance, ${events}`));
    }
  }

  private addUndone(process: ExecutableProcess, activityId: string, handlerId: string): void {
    const activity = process.nodes.get(activityId);
    const handler = process.nodes.get(handlerId);
    if (activity === undefined || handler === undefined) return;
    this.facts.add(activityFact(activity.elementType, 'undone'));
    if (handler.elementType === 'EVENT_SUB_PROCESS') return;
    this.facts.add(activityFact(handler.elementType, 'undoing'));
    const pair: EventPair = { type: 'compensation', position: 'boundary, interrupting' };
    this.facts.add(eventFact(pair));
    const around = [...this.activated.values()].find((one) => one.elementId === activityId);
    if (around !== undefined) this.addPlaces(process, around, (place) => eventPlaceFact(pair, place));
  }

  private addEnd(process: ExecutableProcess, key: ElementInstanceKey, completed: boolean): void {
    const activated = this.activated.get(key);
    const node = activated && process.nodes.get(activated.elementId);
    if (activated === undefined || node === undefined) return;
    if (node.kind === 'event' && (completed || this.threwItsEnd(node, key))) {
      this.addEvent(process, node, activated);
    }
    if (!completed) return;
    if (node.kind === 'gateway') this.addGateway(node);
    if (node.kind === 'task' || node.kind === 'container') this.addActivity(process, node, activated);
  }

  /** Errors, escalations and cancellations end the very event that throws them. */
  private threwItsEnd(event: EventNode, key: ElementInstanceKey): boolean {
    const throws = event.position === 'end' || event.position === 'throw';
    const ends = event.definitions.some(({ kind }) => ['error', 'escalation', 'cancel'].includes(kind));
    return throws && ends && !this.held.has(key);
  }

  private addEvent(process: ExecutableProcess, event: EventNode, activated: Activated): void {
    const pair = { type: typeOf(event), position: positionOf(process, event) };
    this.facts.add(eventFact(pair));
    if (event.inputs.length + event.outputs.length > 0) this.facts.add(eventMappingFact(pair));
    this.addPlaces(process, activated, (place) => eventPlaceFact(pair, place));
  }

  private addGateway(node: FlowNode): void {
    const uses = [
      ...(node.outgoing.length > 1 ? ['splits'] : []),
      ...(node.incoming.length > 1 ? ['joins'] : []),
    ];
    for (const use of uses) this.facts.add(gatewayFact(node.elementType, use));
  }

  private addActivity(process: ExecutableProcess, node: FlowNode, activated: Activated): void {
    if (activated.elementType !== node.elementType) return;
    this.facts.add(activityFact(node.elementType, mannerOf(node)));
    this.addPlaces(process, activated, (place) => activityPlaceFact(node.elementType, place));
  }

  private addPlaces(
    process: ExecutableProcess,
    activated: Activated,
    factIn: (place: Place) => string,
  ): void {
    const scope = this.enclosing(activated, process);
    if (scope === undefined) return;
    const started = this.startsIn(process, activated, scope) ? process.nodes.get(scope.elementId) : undefined;
    if (started !== undefined) return this.addDrawnPlaces(process, started, factIn);
    const place = CONTAINERS[scope.elementType];
    if (place !== undefined)
      this.facts.add(factIn(place === 'process' && this.isCalled ? 'called process' : place));
    if (scope.loopCounter !== undefined) this.addRepetition(process.nodes.get(scope.elementId), factIn);
  }

  /** What starts an event sub-process belongs to the scope that this is drawn in, wherever it runs to undo that. */
  private addDrawnPlaces(process: ExecutableProcess, node: FlowNode, factIn: (place: Place) => string): void {
    const scope = process.nodes.get(node.scopeId);
    const place = scope && CONTAINERS[scope.elementType];
    if (place === undefined) return;
    this.facts.add(factIn(place === 'process' && this.isCalled ? 'called process' : place));
    this.addRepetition(scope, factIn);
  }

  private addRepetition(node: FlowNode | undefined, factIn: (place: Place) => string): void {
    if (node === undefined || !('loop' in node) || node.loop?.kind !== 'multiInstance') return;
    this.facts.add(factIn(node.loop.sequential ? 'sequential multi-instance' : 'parallel multi-instance'));
  }

  private startsIn(process: ExecutableProcess, activated: Activated, scope: Activated): boolean {
    const node = process.nodes.get(activated.elementId);
    return node?.kind === 'event' && node.position === 'start' && scope.elementType === 'EVENT_SUB_PROCESS';
  }

  /** The scope around an element instance; bodies of repeated activities and what undoes are none. */
  private enclosing({ scopeKey }: Activated, process: ExecutableProcess): Activated | undefined {
    const scope = scopeKey === null ? undefined : this.activated.get(scopeKey);
    if (scope === undefined) return undefined;
    const isScope =
      scope.elementType !== 'MULTI_INSTANCE_BODY' && process.nodes.get(scope.elementId)?.kind !== 'event';
    return isScope ? scope : this.enclosing(scope, process);
  }
}

function mannerOf(node: FlowNode): ActivityManner {
  const loop = 'loop' in node ? node.loop : undefined;
  if (loop === undefined) return 'alone';
  if (loop.kind === 'standard') return 'standard loop';
  return loop.sequential ? 'sequential multi-instance' : 'parallel multi-instance';
}
