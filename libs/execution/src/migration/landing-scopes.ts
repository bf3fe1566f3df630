import type { ContainerNode, ElementId, ExecutableProcess } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { ExecutionState } from '../state/execution-state.js';
import type { Landing } from './landing.js';
import type { MigrationProblem } from './migration-problem.js';

/** A scope of the target: one that lives already, or one that begins with the migration. */
export type Scope = { readonly kind: 'living'; readonly key: ElementInstanceKey } | BegunScope;

/** A sub-process that the target has around what goes on in it. */
export interface BegunScope {
  readonly kind: 'begun';
  readonly node: ContainerNode;
  readonly parent: Scope;
}

type FoundScope =
  | { readonly ok: true; readonly scope: Scope }
  | { readonly ok: false; readonly problem: Omit<MigrationProblem, 'elementId'> };

/** Finds the scopes in which tokens go on. What one token begins, others of the same scope share. */
export class Scopes {
  private readonly known = new Map<string, BegunScope>();
  private readonly living = new Map<string, Landing[]>();

  constructor(
    private readonly target: ExecutableProcess,
    private readonly state: ExecutionState,
    private readonly landingOf: (key: ElementInstanceKey) => Landing | undefined,
  ) {}

  /** A scope that goes on. */
  register(landing: Landing): void {
    if (landing.scope?.kind !== 'living') return;
    const place = `${landing.scope.key}/${landing.node.id}`;
    const others = this.living.get(place);
    if (others === undefined) this.living.set(place, [landing]);
    else others.push(landing);
  }

  /** Those that begin, outer ones first. */
  begun(): readonly BegunScope[] {
    return [...this.known.values()];
  }

  /** The scope of the target's container, seen from an old scope outwards. */
  find(from: ElementInstanceKey, containerId: ElementId): FoundScope {
    for (let key: ElementInstanceKey | null = from; key !== null;) {
      const landing = this.landingOf(key);
      // A body holds nothing but its repetitions.
      if (landing !== undefined && landing.instance.elementType !== 'MULTI_INSTANCE_BODY') {
        const way = this.wayInto(landing.node.id, containerId);
        if (way !== undefined) return this.follow({ kind: 'living', key }, way);
      }
      key = this.state.elementInstances.get(key)?.scopeKey ?? null;
    }
    return {
      ok: false,
      problem: {
        rule: 'scope-cannot-begin',
        message: `The scope "${containerId}" that it would go on in lies in none of the scopes around it.`,
        fix: 'Map the sub-processes around it as well.',
      },
    };
  }

  /** The containers between an outer one and an inner one, that one included; undefined where it does not lie in it. */
  private wayInto(outerId: ElementId, innerId: ElementId): readonly ContainerNode[] | undefined {
    const way: ContainerNode[] = [];
    for (let id = innerId; id !== outerId;) {
      const node = this.target.nodes.get(id);
      if (node?.kind !== 'container' || node.elementType === 'PROCESS') return undefined;
      way.unshift(node);
      id = node.scopeId;
    }
    return way;
  }

  private follow(start: Scope, way: readonly ContainerNode[]): FoundScope {
    let scope = start;
    for (const node of way) {
      const living = scope.kind === 'living' ? (this.living.get(`${scope.key}/${node.id}`) ?? []) : [];
      if (living.length > 1) return { ok: false, problem: ambiguous(node) };
      const [one] = living;
      if (one === undefined) {
        if (!mayBegin(node)) return { ok: false, problem: cannotBegin(node) };
        scope = this.begin(scope, node);
      } else {
        if (one.instance.phase !== 'ACTIVE') return { ok: false, problem: notOpen(node) };
        scope = { kind: 'living', key: one.instance.key };
      }
    }
    return { ok: true, scope };
  }

  private begin(parent: Scope, node: ContainerNode): BegunScope {
    const place = `${nameOf(parent)}/${node.id}`;
    let scope = this.known.get(place);
    if (scope === undefined) {
      scope = { kind: 'begun', node, parent };
      this.known.set(place, scope);
    }
    return scope;
  }
}

/** A scope that begins, named by the living one around it and the way into it. */
function nameOf(scope: Scope): string {
  return scope.kind === 'living' ? scope.key : `${nameOf(scope.parent)}/${scope.node.id}`;
}

function mayBegin(node: ContainerNode): boolean {
  const isPlain =
    node.elementType === 'SUB_PROCESS' ||
    node.elementType === 'TRANSACTION' ||
    node.elementType === 'AD_HOC_SUB_PROCESS';
  return isPlain && node.loop === undefined;
}

function cannotBegin(node: ContainerNode): Omit<MigrationProblem, 'elementId'> {
  return {
    rule: 'scope-cannot-begin',
    message: `It would go on inside "${node.id}", which does not live and cannot be begun around a token: it is repeated or an event sub-process.`,
    fix: `Map a living element to "${node.id}", or map to an element outside of it.`,
  };
}

function ambiguous(node: ContainerNode): Omit<MigrationProblem, 'elementId'> {
  return {
    rule: 'scope-ambiguous',
    message: `It would go on inside "${node.id}", of which several instances live.`,
    fix: 'End the others first, or map to an element outside of it.',
  };
}

function notOpen(node: ContainerNode): Omit<MigrationProblem, 'elementId'> {
  return {
    rule: 'scope-cannot-begin',
    message: `It would go on inside "${node.id}", which has not begun or is about to end because of an incident.`,
    fix: 'Resolve the incident first.',
  };
}
