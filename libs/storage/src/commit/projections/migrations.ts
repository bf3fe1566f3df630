import type { MigrationChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { CommitArgument } from '../commit-rows.js';
import type { DraftRow, StepProjection } from '../step-projection.js';

/** Migrations: what lives of an instance moves to the new definition, where it was as well as where it is now. */
export function projectMigration(change: MigrationChange, step: StepProjection): void {
  switch (change.kind) {
    case 'processInstanceMigrated':
      return move('migrated_instances', step.state.processInstanceKey, step, {
        process_instance_key: step.state.processInstanceKey,
        process_definition_key: change.processDefinitionKey,
        process_definition_id: change.bpmnProcessId,
        process_definition_version: change.processDefinitionVersion,
      });
    case 'elementInstanceMigrated':
      return move('migrated_elements', change.elementInstanceKey, step, {
        element_instance_key: change.elementInstanceKey,
        element_id: change.elementId,
        element_name: change.elementName === undefined ? null : storableText(change.elementName),
        element_type: change.elementType,
        scope_key: change.scopeKey,
      });
    case 'timerMigrated':
      return move('migrated_timers', change.timerKey, step, {
        timer_key: change.timerKey,
        event_id: change.eventId,
      });
    case 'messageSubscriptionMigrated':
      return move('migrated_subscriptions', change.subscriptionKey, step, subscriptionColumns(change));
    case 'signalSubscriptionMigrated':
      return move('migrated_signal_subscriptions', change.subscriptionKey, step, subscriptionColumns(change));
    case 'conditionSubscriptionMigrated':
    case 'heldTokensMigrated':
    case 'compensationsMigrated':
      // Waits within the instance: its state says all that anyone asks.
      return;
  }
}

function subscriptionColumns(change: Extract<MigrationChange, { readonly interrupting: boolean }>): DraftRow {
  const { subscriptionKey, eventId, interrupting } = change;
  return { subscription_key: subscriptionKey, event_id: eventId, interrupting };
}

function move(argument: CommitArgument, key: string, step: StepProjection, row: DraftRow): void {
  step.create({ created: argument, changed: argument }, key, row);
}
