import type { ElementId } from '@vorgang/bpmn';
import type { MigratedCompensation, MigrationChange } from '../changes/migration-change.js';
import type { CompensationRecord, ElementInstance, PendingCompensation, Wait } from './execution-state.js';
import { requireInstance } from './require-instance.js';
import type { StateDraft } from './state-draft.js';

type ElementMigrated = Extract<MigrationChange, { kind: 'elementInstanceMigrated' }>;
type HeldTokensMigrated = Extract<MigrationChange, { kind: 'heldTokensMigrated' }>;
type CompensationsMigrated = Extract<MigrationChange, { kind: 'compensationsMigrated' }>;
type WaitMigrated = Extract<MigrationChange, { readonly eventId: string }>;
type Activities = Readonly<Record<ElementId, MigratedCompensation>>;

export function applyMigrationChange(draft: StateDraft, change: MigrationChange): void {
  switch (change.kind) {
    case 'processInstanceMigrated': {
      const { processDefinitionKey, bpmnProcessId, processDefinitionVersion } = change;
      return draft.setDefinition(
        { processDefinitionKey, bpmnProcessId, processDefinitionVersion },
        change.terminateAfter,
      );
    }
    case 'elementInstanceMigrated':
      return moveElement(draft, change);
    case 'heldTokensMigrated':
      return setHeldTokens(draft, change);
    case 'compensationsMigrated':
      return moveCompensations(draft, change);
    case 'timerMigrated':
    case 'messageSubscriptionMigrated':
    case 'signalSubscriptionMigrated':
    case 'conditionSubscriptionMigrated': {
      const instance = requireInstance(draft, change.elementInstanceKey);
      const waits = instance.waits.map((wait) => migratedWait(wait, change));
      return draft.putInstance({ ...instance, waits });
    }
  }
}

function moveElement(draft: StateDraft, change: ElementMigrated): void {
  const { elementInstanceKey, sourceElementId, elementId, elementType, scopeKey } = change;
  // One that still needs other triggers is found by its id.
  if (draft.state.begun?.elementId === sourceElementId) draft.renameBeginning(elementId);
  draft.moveInstance({ ...requireInstance(draft, elementInstanceKey), elementId, elementType, scopeKey });
  if (scopeKey === null) return;
  const scope = requireInstance(draft, scopeKey);
  // A container's work has begun as soon as something inside it lives.
  if (scope.phase === 'ACTIVATING') draft.putInstance({ ...scope, phase: 'ACTIVE' });
}

function setHeldTokens(draft: StateDraft, { scopeKey, arrivals, rounds }: HeldTokensMigrated): void {
  const { arrivals: _arrivals, rounds: _rounds, ...scope } = requireInstance(draft, scopeKey);
  draft.putInstance({
    ...scope,
    ...(arrivals === undefined ? {} : { arrivals }),
    ...(rounds === undefined ? {} : { rounds }),
  });
}

function moveCompensations(draft: StateDraft, change: CompensationsMigrated): void {
  const { compensations, pendingCompensations, ...holder } = requireInstance(
    draft,
    change.elementInstanceKey,
  );
  const pending = pendingCompensations?.flatMap((one) => migratedPending(one, change.activities));
  draft.putInstance({ ...holder, ...(pending === undefined ? {} : { pendingCompensations: pending }) });
  const moved = migratedRecords(compensations ?? [], change.activities);
  if (moved.length === 0) return;
  const scope: ElementInstance = requireInstance(draft, change.scopeKey);
  draft.putInstance({ ...scope, compensations: [...(scope.compensations ?? []), ...moved] });
}

function migratedRecords(
  records: readonly CompensationRecord[],
  activities: Activities,
): readonly CompensationRecord[] {
  return records.flatMap((record): readonly CompensationRecord[] => {
    const { handlerId, inner, ...rest } = record;
    const target = activityOf(activities, record.activityId);
    if (target === undefined) return [];
    const innerMoved = inner === undefined ? undefined : migratedRecords(inner, activities);
    const hasInner = innerMoved !== undefined && innerMoved.length > 0;
    // Without its handler, only what was done inside it is left to undo.
    const keepsHandler = handlerId !== undefined && target.handlerId !== undefined;
    if (!keepsHandler && (handlerId !== undefined || !hasInner)) return [];
    return [
      {
        ...rest,
        activityId: target.activityId,
        ...(keepsHandler ? { handlerId: target.handlerId } : {}),
        ...(hasInner ? { inner: innerMoved } : {}),
      },
    ];
  });
}

function migratedPending(
  pending: PendingCompensation,
  activities: Activities,
): readonly PendingCompensation[] {
  const { inner, ...rest } = pending;
  const target = activityOf(activities, pending.activityId);
  if (target?.handlerId === undefined) return [];
  const innerMoved = inner === undefined ? undefined : migratedRecords(inner, activities);
  return [
    {
      ...rest,
      activityId: target.activityId,
      handlerId: target.handlerId,
      ...(innerMoved === undefined ? {} : { inner: innerMoved }),
    },
  ];
}

function activityOf(activities: Activities, activityId: ElementId): MigratedCompensation | undefined {
  return Object.hasOwn(activities, activityId) ? activities[activityId] : undefined;
}

function migratedWait(wait: Wait, change: WaitMigrated): Wait {
  switch (change.kind) {
    case 'timerMigrated':
      return wait.kind === 'timer' && wait.timerKey === change.timerKey
        ? { ...wait, eventId: change.eventId }
        : wait;
    case 'messageSubscriptionMigrated':
      return wait.kind === 'message' && wait.subscriptionKey === change.subscriptionKey
        ? { ...wait, eventId: change.eventId }
        : wait;
    case 'signalSubscriptionMigrated':
      return wait.kind === 'signal' && wait.subscriptionKey === change.subscriptionKey
        ? { ...wait, eventId: change.eventId }
        : wait;
    case 'conditionSubscriptionMigrated':
      return wait.kind === 'condition' && wait.conditionKey === change.conditionKey
        ? { ...wait, eventId: change.eventId, definition: change.definition }
        : wait;
  }
}
