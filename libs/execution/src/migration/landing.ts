import type { ElementId, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance, ExecutionState } from '../state/execution-state.js';
import { incompatibilityOf } from './compatible-elements.js';
import { Scopes, type Scope } from './landing-scopes.js';
import type { Mapping } from './read-mapping.js';
import type { MigrationProblem } from './migration-problem.js';

/** Where a living element instance goes on: at which element of the target, in which scope. */
export interface Landing {
  readonly instance: ElementInstance;
  readonly node: FlowNode;
  /** Null for the process itself. */
  readonly scope: Scope | null;
}

/** All that an instance moves, found without changing anything. */
export interface LandingPlan {
  /** Outer ones before inner ones. */
  readonly landings: readonly Landing[];
  /** Containers that the target does not have: what is in them goes on in the scope around. Outer ones first. */
  readonly dissolved: readonly Dissolved[];
  readonly scopes: Scopes;
}

export interface Dissolved {
  readonly instance: ElementInstance;
  /** The living scope around it that takes up what was in it. */
  readonly into: ElementInstanceKey;
}

/** Finds a place in the target for each living element instance, and all reasons why one has none. */
export function planLandings(
  source: ExecutableProcess,
  target: ExecutableProcess,
  state: ExecutionState,
  mapping: Mapping,
  problems: MigrationProblem[],
): LandingPlan {
  const planner = new LandingPlanner(source, target, state, mapping, problems);
  return planner.plan();
}

class LandingPlanner {
  private readonly children = new Map<ElementInstanceKey, ElementInstance[]>();
  private readonly landings = new Map<ElementInstanceKey, Landing>();
  private readonly dissolved = new Map<ElementInstanceKey, Dissolved>();
  private readonly reported = new Set<ElementInstanceKey>();
  private readonly scopes: Scopes;

  constructor(
    private readonly source: ExecutableProcess,
    private readonly target: ExecutableProcess,
    private readonly state: ExecutionState,
    private readonly mapping: Mapping,
    private readonly problems: MigrationProblem[],
  ) {
    for (const instance of state.elementInstances.values()) {
      if (instance.scopeKey === null) continue;
      const siblings = this.children.get(instance.scopeKey);
      if (siblings === undefined) this.children.set(instance.scopeKey, [instance]);
      else siblings.push(instance);
    }
    this.scopes = new Scopes(target, state, (key) => this.landings.get(key));
  }

  plan(): LandingPlan {
    const instances = this.outerFirst();
    // What holds others first, so that a token finds the scopes that live already.
    for (const instance of instances) if (this.holdsOthers(instance)) this.place(instance);
    for (const instance of instances) if (!this.holdsOthers(instance)) this.place(instance);
    this.refuseEmptyScopes();
    const landings = instances.flatMap(({ key }) => this.landings.get(key) ?? []);
    const dissolved = instances.flatMap(({ key }) => this.dissolved.get(key) ?? []);
    return { landings, dissolved, scopes: this.scopes };
  }

  private outerFirst(): readonly ElementInstance[] {
    const root = this.state.elementInstances.get(this.state.rootKey);
    if (root === undefined) throw new Error(`Process instance ${this.state.processInstanceKey} has no root.`);
    const found = [root];
    // The list grows while it is walked through.
    for (const instance of found) found.push(...(this.children.get(instance.key) ?? []));
    return found;
  }

  private holdsOthers(instance: ElementInstance): boolean {
    return (
      this.children.has(instance.key) || this.sourceNode(instance)?.kind === 'container' || isBody(instance)
    );
  }

  private place(instance: ElementInstance): void {
    const targetId = this.mapping.elements.get(instance.elementId);
    const node = targetId === undefined ? undefined : this.target.nodes.get(targetId);
    const sourceNode = this.sourceNode(instance);
    if (sourceNode === undefined) throw new Error(`The state belongs to another definition.`);
    if (node === undefined) return this.placeUnmapped(instance, sourceNode);
    const hasBegun = instance.phase !== 'ACTIVATING' || instance.waits.length > 0;
    const different = incompatibilityOf(sourceNode, node, hasBegun);
    if (different !== undefined) this.report(instance, different);
    else if (hasBegun && changesInterruption(this.source, this.target, sourceNode, node)) {
      this.report(instance, {
        rule: 'different-interruption',
        message: `It has begun, and "${node.id}" differs from it in whether its start interrupts the scope.`,
        fix: 'Map it to an event sub-process whose start interrupts in the same way.',
      });
    }
    const scope = this.scopeFor(instance, node);
    if (scope === undefined) return;
    const landing: Landing = { instance, node, scope };
    this.landings.set(instance.key, landing);
    // A body holds nothing but its repetitions.
    if (this.holdsOthers(instance) && !isBody(instance)) this.scopes.register(landing);
  }

  private placeUnmapped(instance: ElementInstance, node: FlowNode): void {
    const around = this.livingAncestor(instance);
    if (this.mayDissolve(instance, node) && around !== undefined) {
      this.dissolved.set(instance.key, { instance, into: around.instance.key });
      return;
    }
    // One activity may stand for very many tokens: it is named once.
    const isNamed = this.problems.some(
      ({ rule, elementId }) => rule === 'unmapped-element' && elementId === instance.elementId,
    );
    if (!isNamed) this.reportUnmapped(instance);
    this.reported.add(instance.key);
  }

  /** A plain sub-process with something in it, which the target does not have any more. */
  private mayDissolve(instance: ElementInstance, node: FlowNode): boolean {
    const isPlain =
      node.kind === 'container' &&
      node.loop === undefined &&
      ['SUB_PROCESS', 'TRANSACTION', 'AD_HOC_SUB_PROCESS'].includes(node.elementType);
    return isPlain && (this.children.has(instance.key) || instance.arrivals !== undefined);
  }

  private scopeFor(instance: ElementInstance, node: FlowNode): Scope | null | undefined {
    if (instance.scopeKey === null) return null;
    const parent = this.state.elementInstances.get(instance.scopeKey);
    if (parent === undefined) throw new Error(`Element instance ${instance.key} has no scope.`);
    // Repetitions stay in their body, and what undoes stays with the event that asked for it.
    if (instance.loopCounter !== undefined || this.sourceNode(parent)?.kind === 'event') {
      return this.landings.has(parent.key) ? { kind: 'living', key: parent.key } : undefined;
    }
    const outcome = this.scopes.find(instance.scopeKey, node.scopeId);
    if (outcome.ok) {
      const dissolved = this.dissolved.get(parent.key);
      const staysAround =
        dissolved === undefined || (outcome.scope.kind === 'living' && outcome.scope.key === dissolved.into);
      if (staysAround) return outcome.scope;
      this.reportUnmapped(parent);
      return undefined;
    }
    if (!this.reported.has(parent.key)) this.report(instance, outcome.problem);
    return undefined;
  }

  /** The nearest one around that goes on. */
  private livingAncestor(instance: ElementInstance): Landing | undefined {
    for (let key = instance.scopeKey; key !== null;) {
      const landing = this.landings.get(key);
      if (landing !== undefined) return landing;
      key = this.state.elementInstances.get(key)?.scopeKey ?? null;
    }
    return undefined;
  }

  /** A scope that everything left would never end. */
  private refuseEmptyScopes(): void {
    const occupied = new Set<ElementInstanceKey>();
    for (const { scope } of this.landings.values()) if (scope?.kind === 'living') occupied.add(scope.key);
    for (const scope of this.scopes.begun())
      if (scope.parent.kind === 'living') occupied.add(scope.parent.key);
    for (const { instance } of this.landings.values()) {
      const had = this.children.get(instance.key);
      if (had === undefined || occupied.has(instance.key) || instance.arrivals !== undefined) continue;
      if (had.some(({ key }) => !this.landings.has(key) && !this.dissolved.has(key))) continue;
      this.report(instance, {
        rule: 'scope-left-empty',
        message: 'It goes on, but everything that is in it goes on elsewhere, so that it would never end.',
        fix: 'Leave it unmapped, so that it ends, or map what is in it to elements inside its target.',
      });
    }
  }

  private reportUnmapped(instance: ElementInstance): void {
    if (this.reported.has(instance.key)) return;
    this.reported.add(instance.key);
    this.report(instance, {
      rule: 'unmapped-element',
      message: 'It is active, and no instruction says where it goes on.',
      fix: 'Add a mapping instruction for it.',
    });
  }

  private report(instance: ElementInstance, problem: Omit<MigrationProblem, 'elementId'>): void {
    const { elementId } = instance;
    const isKnown = this.problems.some(
      (known) =>
        known.elementId === elementId && known.rule === problem.rule && known.message === problem.message,
    );
    if (!isKnown) this.problems.push({ elementId, ...problem });
  }

  private sourceNode(instance: ElementInstance): FlowNode | undefined {
    return this.source.nodes.get(instance.elementId);
  }
}

function isBody({ elementType }: ElementInstance): boolean {
  return elementType === 'MULTI_INSTANCE_BODY';
}

function changesInterruption(
  source: ExecutableProcess,
  target: ExecutableProcess,
  sourceNode: FlowNode,
  node: FlowNode,
): boolean {
  if (sourceNode.elementType !== 'EVENT_SUB_PROCESS') return false;
  return interrupts(source, sourceNode) !== interrupts(target, node);
}

function interrupts(process: ExecutableProcess, node: FlowNode): boolean {
  if (node.kind !== 'container') return false;
  return node.triggeredStartIds.some((id: ElementId) => {
    const start = process.nodes.get(id);
    return start?.kind === 'event' && start.interrupting;
  });
}
