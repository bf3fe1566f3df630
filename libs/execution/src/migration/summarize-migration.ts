import type { ElementId } from '@vorgang/bpmn';
import type { Change } from '../changes/change.js';
import type { ElementInstanceKey } from '../keys.js';

/** What a migration does to an instance, for those who decide on it. */
export interface MigrationSummary {
  /** Every living element instance and where it goes on. */
  readonly moves: readonly MigrationMove[];
  /** Subscriptions that go on with what they wait for. */
  readonly keptSubscriptions: readonly { readonly eventId: ElementId; readonly elementId: ElementId }[];
  /** Events of the source that are waited for no more, by the element that held them. */
  readonly closedSubscriptions: readonly { readonly elementId: ElementId; readonly count: number }[];
  /** Events of the target that are waited for from now on. */
  readonly openedEventIds: readonly ElementId[];
  /** Sub-processes of the target that begin around what moves. */
  readonly begunScopeIds: readonly ElementId[];
  /** Sub-processes of the source that end, because the target does not have them. */
  readonly endedScopeIds: readonly ElementId[];
}

export interface MigrationMove {
  readonly elementInstanceKey: ElementInstanceKey;
  readonly sourceElementId: ElementId;
  readonly targetElementId: ElementId;
}

/** Reads the summary out of the changes of a `migrateProcessInstance` command. */
export function summarizeMigration(changes: readonly Change[]): MigrationSummary {
  const moves: MigrationMove[] = [];
  const sources = new Map<string, ElementId>();
  const kept: { eventId: ElementId; elementId: ElementId }[] = [];
  const closed = new Map<string, number>();
  const opened: ElementId[] = [];
  const begun: ElementId[] = [];
  const ended: ElementId[] = [];
  for (const change of changes) {
    switch (change.kind) {
      case 'elementInstanceMigrated': {
        const { elementInstanceKey, sourceElementId, elementId } = change;
        sources.set(elementInstanceKey, sourceElementId);
        moves.push({ elementInstanceKey, sourceElementId, targetElementId: elementId });
        break;
      }
      case 'timerMigrated':
      case 'messageSubscriptionMigrated':
      case 'signalSubscriptionMigrated':
      case 'conditionSubscriptionMigrated':
        kept.push({ eventId: change.eventId, elementId: sources.get(change.elementInstanceKey) ?? '' });
        break;
      case 'timerCanceled':
      case 'messageSubscriptionClosed':
      case 'signalSubscriptionClosed':
      case 'conditionSubscriptionClosed':
        closed.set(change.elementInstanceKey, (closed.get(change.elementInstanceKey) ?? 0) + 1);
        break;
      case 'timerScheduled':
      case 'messageSubscriptionOpened':
      case 'signalSubscriptionOpened':
      case 'conditionSubscriptionOpened':
        opened.push(change.eventId);
        break;
      case 'elementInstanceActivated':
        begun.push(change.elementId);
        break;
      case 'elementInstanceTerminated':
        sources.set(change.elementInstanceKey, change.elementId);
        ended.push(change.elementId);
        break;
    }
  }
  const closedSubscriptions = [...closed].map(([key, count]) => ({
    elementId: sources.get(key) ?? '',
    count,
  }));
  return {
    moves,
    keptSubscriptions: kept,
    closedSubscriptions,
    openedEventIds: opened,
    begunScopeIds: begun,
    endedScopeIds: ended,
  };
}
