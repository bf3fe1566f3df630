import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';
import { closeWaits } from '../conduct/close-waits.js';
import { emit, nextKey, type Execution } from '../conduct/execution.js';
import { releaseHeldTokens } from '../conduct/release-held-tokens.js';
import type { ElementInstanceKey } from '../keys.js';
import { dissolveScope } from './dissolve-scope.js';
import type { SubscriptionPlan } from './event-subscriptions.js';
import type { HeldTokens } from './held-tokens.js';
import type { Landing, LandingPlan } from './landing.js';
import type { BegunScope, Scope } from './landing-scopes.js';
import { migrateCompensations } from './migrate-compensations.js';
import type { MigrationProblem } from './migration-problem.js';
import { migrateSubscription } from './migrate-subscription.js';
import type { Mapping } from './read-mapping.js';
import { ownMember } from '../state/own-member.js';

/** A migration that is known to fit. */
export interface FittingMigration {
  readonly plan: LandingPlan;
  readonly mapping: Mapping;
  readonly heldTokens: readonly HeldTokens[];
  readonly subscriptions: readonly SubscriptionPlan[];
}

/** Keys of the scopes that began with the migration. */
export type BegunKeys = ReadonlyMap<BegunScope, ElementInstanceKey>;

/**
 * Moves everything that lives in an instance, once its execution goes on by the target.
 *
 * @returns the scopes that the target has around what moved, and why the instance cannot move after all
 */
export function moveInstance(
  execution: Execution,
  source: ExecutableProcess,
  { plan, mapping, heldTokens, subscriptions }: FittingMigration,
): { readonly begun: BegunKeys; readonly problems: readonly MigrationProblem[] } {
  for (const { instance, closed } of subscriptions) {
    if (closed.length > 0) closeWaits(execution, instance.key, (wait) => closed.some((one) => one === wait));
  }
  const begun = new Map<BegunScope, ElementInstanceKey>();
  const keyOf = (scope: Scope): ElementInstanceKey =>
    scope.kind === 'living' ? scope.key : requireBegun(begun, scope);
  for (const landing of plan.landings) if (landing.scope === null) moveElement(execution, landing, null);
  for (const scope of plan.scopes.begun())
    begun.set(scope, beginScope(execution, scope, keyOf(scope.parent)));
  for (const landing of plan.landings) {
    if (landing.scope !== null) moveElement(execution, landing, keyOf(landing.scope));
  }
  for (const { instance, kept } of subscriptions) {
    for (const { wait, eventId } of kept) migrateSubscription(execution, instance, wait, eventId);
  }
  const scopesWithTokens = moveHeldTokens(execution, plan, heldTokens, keyOf);
  for (const { instance } of plan.landings)
    migrateCompensations(execution, source, mapping, instance, instance.key);
  const problems: MigrationProblem[] = [];
  for (const { instance, into } of [...plan.dissolved].reverse()) {
    migrateCompensations(execution, source, mapping, instance, into);
    const problem = dissolveScope(execution, plan, instance, into);
    if (problem !== null) problems.push(problem);
  }
  for (const scopeKey of scopesWithTokens) releaseHeldTokens(execution, scopeKey);
  return { begun, problems };
}

function requireBegun(begun: BegunKeys, scope: BegunScope): ElementInstanceKey {
  const key = begun.get(scope);
  if (key === undefined) throw new Error(`The scope "${scope.node.id}" has not begun.`);
  return key;
}

function beginScope(
  execution: Execution,
  { node }: BegunScope,
  scopeKey: ElementInstanceKey,
): ElementInstanceKey {
  const key = nextKey<ElementInstanceKey>(execution);
  emit(execution, {
    kind: 'elementInstanceActivated',
    elementInstanceKey: key,
    elementId: node.id,
    elementType: node.elementType,
    ...(node.name === undefined ? {} : { elementName: node.name }),
    scopeKey,
    takenFlowIds: [],
  });
  return key;
}

function moveElement(
  execution: Execution,
  { instance, node }: Landing,
  scopeKey: ElementInstanceKey | null,
): void {
  const isBody = instance.elementType === 'MULTI_INSTANCE_BODY';
  emit(execution, {
    kind: 'elementInstanceMigrated',
    elementInstanceKey: instance.key,
    sourceElementId: instance.elementId,
    elementId: node.id,
    elementType: isBody ? instance.elementType : node.elementType,
    ...(node.name === undefined ? {} : { elementName: node.name }),
    scopeKey,
  });
}

/** @returns the scopes in which tokens wait from now on */
function moveHeldTokens(
  execution: Execution,
  plan: LandingPlan,
  heldTokens: readonly HeldTokens[],
  keyOf: (scope: Scope) => ElementInstanceKey,
): readonly ElementInstanceKey[] {
  const byScope = new Map<ElementInstanceKey, HeldTokens[]>();
  for (const held of heldTokens) {
    const key = keyOf(held.scope);
    const others = byScope.get(key);
    if (others === undefined) byScope.set(key, [held]);
    else others.push(held);
  }
  for (const { instance } of plan.landings) {
    const held = byScope.get(instance.key) ?? [];
    const hadTokens = instance.arrivals !== undefined || instance.rounds !== undefined;
    if (hadTokens || held.length > 0) setHeldTokens(execution, instance.key, held);
  }
  for (const [key, held] of byScope) {
    if (plan.landings.every(({ instance }) => instance.key !== key)) setHeldTokens(execution, key, held);
  }
  return [...byScope.keys()];
}

function setHeldTokens(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  held: readonly HeldTokens[],
): void {
  const arrivals: Record<ElementId, Record<ElementId, number>> = {};
  const rounds: Record<ElementId, readonly ElementId[]> = {};
  for (const { gatewayId, arrivals: arrived, round } of held) {
    for (const [flowId, count] of Object.entries(arrived)) {
      const perFlow = ownMember(arrivals, gatewayId) ?? {};
      arrivals[gatewayId] = { ...perFlow, [flowId]: (ownMember(perFlow, flowId) ?? 0) + count };
    }
    if (round !== undefined) rounds[gatewayId] = round;
  }
  emit(execution, {
    kind: 'heldTokensMigrated',
    scopeKey,
    ...(Object.keys(arrivals).length === 0 ? {} : { arrivals }),
    ...(Object.keys(rounds).length === 0 ? {} : { rounds }),
  });
}
