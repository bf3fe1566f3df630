import type { ElementId } from '@vorgang/bpmn';
import type { ElementInstanceChange } from '../changes/change.js';
import type { ElementInstance } from './execution-state.js';
import { assertTransition } from './lifecycle.js';
import { requireInstance } from './require-instance.js';
import type { StateDraft } from './state-draft.js';
import { ownMember } from './own-member.js';

type Activated = Extract<ElementInstanceChange, { kind: 'elementInstanceActivated' }>;
type Arrivals = NonNullable<ElementInstance['arrivals']>;

export function applyElementInstanceChange(draft: StateDraft, change: ElementInstanceChange): void {
  switch (change.kind) {
    case 'elementInstanceActivated':
      return activate(draft, change);
    case 'elementInstanceCompleting':
      return enter(draft, requireInstance(draft, change.elementInstanceKey), 'COMPLETING');
    case 'elementInstanceTerminating':
      return enter(draft, requireInstance(draft, change.elementInstanceKey), 'TERMINATING');
    case 'elementInstanceCompleted':
      return end(draft, requireInstance(draft, change.elementInstanceKey));
    case 'elementInstanceTerminated':
      return terminate(draft, requireInstance(draft, change.elementInstanceKey));
    case 'triggerKept': {
      const instance = requireInstance(draft, change.elementInstanceKey);
      return draft.putInstance({ ...instance, trigger: change.trigger });
    }
    case 'endDeferred': {
      const instance = requireInstance(draft, change.elementInstanceKey);
      return draft.putInstance({ ...instance, ending: change.ending });
    }
    case 'endResumed': {
      const { ending: _resumed, ...instance } = requireInstance(draft, change.elementInstanceKey);
      return draft.putInstance(instance);
    }
    case 'tokenArrived': {
      const scope = requireInstance(draft, change.scopeKey);
      const arrivals = addArrival(scope.arrivals ?? {}, change.gatewayId, change.flowId);
      return draft.putInstance({ ...scope, arrivals });
    }
    case 'arrivedTokensDiscarded': {
      const { arrivals: _discarded, rounds: _given, ...scope } = requireInstance(draft, change.scopeKey);
      return draft.putInstance(scope);
    }
    case 'gatewayRoundBegan': {
      const scope = requireInstance(draft, change.scopeKey);
      return draft.putInstance({ ...scope, rounds: { ...scope.rounds, [change.gatewayId]: change.flowIds } });
    }
    case 'gatewayRoundEnded': {
      const { rounds = {}, ...scope } = requireInstance(draft, change.scopeKey);
      const { [change.gatewayId]: _ended, ...others } = rounds;
      return draft.putInstance(Object.keys(others).length === 0 ? scope : { ...scope, rounds: others });
    }
  }
}

function activate(draft: StateDraft, change: Activated): void {
  draft.putInstance({
    key: change.elementInstanceKey,
    elementId: change.elementId,
    elementType: change.elementType,
    scopeKey: change.scopeKey,
    phase: 'ACTIVATING',
    waits: [],
    ...(change.loopCounter === undefined ? {} : { loopCounter: change.loopCounter }),
  });
  if (change.scopeKey === null) return;
  if (change.loopCounter !== undefined) draft.countLoopInstance(change.scopeKey, 'started');
  let scope = requireInstance(draft, change.scopeKey);
  if (ownMember(scope.arrivals, change.elementId) !== undefined) {
    scope = takeArrivals(scope, change.elementId, change.takenFlowIds);
    draft.putInstance(scope);
  }
  // A container's work has begun as soon as something inside it lives.
  if (scope.phase === 'ACTIVATING') draft.putInstance({ ...withoutTrigger(scope), phase: 'ACTIVE' });
}

function enter(draft: StateDraft, instance: ElementInstance, phase: 'COMPLETING' | 'TERMINATING'): void {
  assertTransition(instance, phase);
  draft.putInstance({ ...withoutTrigger(instance), phase });
}

/** What began an element is kept no longer than until its work begins. */
function withoutTrigger(instance: ElementInstance): ElementInstance {
  if (instance.trigger === undefined) return instance;
  const { trigger: _taken, ...begun } = instance;
  return begun;
}

function terminate(draft: StateDraft, instance: ElementInstance): void {
  if (instance.loopCounter !== undefined && instance.scopeKey !== null) {
    draft.countLoopInstance(instance.scopeKey, 'terminated');
  }
  end(draft, instance);
}

function end(draft: StateDraft, instance: ElementInstance): void {
  assertTransition(instance, 'ENDED');
  draft.removeInstance(instance);
  if (instance.elementType === 'MULTI_INSTANCE_BODY') draft.dropLoop(instance.key);
  // The variables of the process outlive it: they are its result.
  if (instance.scopeKey !== null) draft.dropVariables(instance.key);
}

function addArrival(arrivals: Arrivals, gatewayId: ElementId, flowId: ElementId): Arrivals {
  const perFlow = ownMember(arrivals, gatewayId) ?? {};
  return { ...arrivals, [gatewayId]: { ...perFlow, [flowId]: (ownMember(perFlow, flowId) ?? 0) + 1 } };
}

/** Takes one token from each of the flows; what is used up leaves no trace. */
function takeArrivals(
  scope: ElementInstance,
  gatewayId: ElementId,
  flowIds: readonly ElementId[],
): ElementInstance {
  const perFlow: Record<ElementId, number> = { ...ownMember(scope.arrivals, gatewayId) };
  for (const flowId of flowIds) {
    const left = (ownMember(perFlow, flowId) ?? 0) - 1;
    if (left > 0) perFlow[flowId] = left;
    else delete perFlow[flowId];
  }
  const { [gatewayId]: _taken, ...others } = scope.arrivals ?? {};
  const arrivals = Object.keys(perFlow).length === 0 ? others : { ...others, [gatewayId]: perFlow };
  if (Object.keys(arrivals).length > 0) return { ...scope, arrivals };
  const { arrivals: _arrivals, ...withoutArrivals } = scope;
  return withoutArrivals;
}
