import type { Change } from '@vorgang/execution';
import { storableText } from '../database/storable-text.js';
import type { HistoryRow } from '../history/history-row.js';
import { recordStep } from '../history/record-step.js';
import { changedParts } from '../state/changed-parts.js';
import { areTokensSame, tokensColumn, variablesColumn } from '../state/write-pages.js';
import { addRow, type CommitRow, type CommitRows } from './commit-rows.js';
import type { BroadcastSignalCommand } from './broadcast-signal-command.js';
import { callCommandsOf } from './call-commands.js';
import { projectChange } from './project-change.js';
import { StepProjection } from './step-projection.js';
import type { JobFence, LoadedInstance, StepRecord } from './step-record.js';

/**
 * Adds all rows of steps of one instance, each of which starts from what the one before it left; answers the instance as
 * it stands after each.
 */
export function addStepRows(
  steps: readonly [StepRecord, ...StepRecord[]],
  rows: CommitRows,
): readonly LoadedInstance[] {
  const [first] = steps;
  const projection = new StepProjection(first);
  const instances: LoadedInstance[] = [];
  for (const step of steps) {
    projection.goOnWith(step);
    instances.push(addStep({ ...step, before: instances.at(-1) ?? step.before }, projection, rows));
  }
  const written = { ...steps.at(-1)!, before: first.before };
  addInstance(written, instances, rows);
  addParts(written, rows);
  addCaller(written, rows);
  projection.addTo(rows);
  return instances;
}

/** Adds what a step has for itself. */
function addStep(step: StepRecord, projection: StepProjection, rows: CommitRows): LoadedInstance {
  const { at } = projection;
  const history = recordStep(step);
  addRow(rows, 'history_rows', historyColumns(history, step.at));
  addConditions(step, at, rows);
  addThrownSignals(step, at, rows);
  addCallCommands(step, at, rows);
  addSuspension(step, rows);
  for (const change of step.changes) projectChange(change, projection);
  if (step.jobFence !== undefined) addFence(step.jobFence, projection, rows);
  return {
    state: step.after,
    version: (step.before?.version ?? 0) + 1,
    historySequence: Number(history.sequence),
    historyHash: Buffer.from(history.hash, 'hex'),
    incidentCount: (step.before?.incidentCount ?? 0) + openedIncidents(step.changes),
  };
}

/** @param step from the instance as it is stored to what the last step makes of it */
function addInstance(step: StepRecord, instances: readonly LoadedInstance[], rows: CommitRows): void {
  const instance = instances.at(-1)!;
  const ended = step.after.status === 'COMPLETED' || step.after.status === 'TERMINATED';
  // What is undefined is not written, which PostgreSQL reads as null: most columns of most steps.
  const columns = {
    process_instance_key: step.processInstanceKey,
    state: step.after.status,
    end_date: ended ? step.at : undefined,
    incident_count: instance.incidentCount === 0 ? undefined : instance.incidentCount,
    version: instance.version,
    history_sequence: instance.historySequence,
    history_hash: Buffer.from(instance.historyHash).toString('hex'),
  };
  if (step.before === null) {
    const created = step.changes.find((change) => change.kind === 'processInstanceCreated');
    addRow(rows, 'instances', {
      ...columns,
      process_definition_key: step.after.processDefinitionKey,
      process_definition_id: step.after.bpmnProcessId,
      process_definition_version: step.after.processDefinitionVersion,
      tokens: tokensColumn(step.after),
      variables: variablesColumn(step.after),
      start_date: step.at,
      business_id: created?.businessId === undefined ? undefined : storableText(created.businessId),
      tags: (created?.tags ?? []).map(storableText),
    });
    return;
  }
  // The step shares what it did not change, so the same object means that no variable changed.
  const before = step.before.state;
  addRow(rows, 'instances', {
    ...columns,
    steps: instances.length === 1 ? undefined : instances.length,
    tokens: areTokensSame(before, step.after) ? undefined : tokensColumn(step.after),
    variables: step.after.variables === before.variables ? undefined : variablesColumn(step.after),
  });
}

/** What a large instance has beside its row, as far as the step changed it. */
function addParts({ before, after, processInstanceKey }: StepRecord, rows: CommitRows): void {
  const { written, removed } = changedParts(before?.state ?? null, after);
  for (const [part, content] of written) {
    addRow(rows, 'parts', { process_instance_key: processInstanceKey, part, content });
  }
  for (const part of removed)
    addRow(rows, 'removed_parts', { process_instance_key: processInstanceKey, part });
}

/** The activation that must still hold a job is checked where the step changes the job, else on its own. */
function addFence({ jobKey, epoch }: JobFence, projection: StepProjection, rows: CommitRows): void {
  if (projection.addToChange('jobs', jobKey, { epoch })) return;
  addRow(rows, 'job_fences', { job_key: jobKey, epoch });
}

/** What else must hold for the step to count: receipt, outbox row, message use. */
function addConditions(step: StepRecord, at: string, rows: CommitRows): void {
  if (step.receipt !== undefined) {
    addRow(rows, 'receipts', {
      command_id: step.receipt.commandId,
      request_hash: bytes(Buffer.from(step.receipt.requestHash).toString('hex')),
      result: storableText(step.receipt.result),
      created_at: at,
    });
  }
  if (step.outboxCommandId !== undefined) addRow(rows, 'outbox_done', step.outboxCommandId);
  if (step.messageUse !== undefined) addRow(rows, 'message_uses', messageUseColumns(step, at));
}

/** A thrown signal leaves with the step that threw it; the outbox broadcasts it. */
function addThrownSignals(step: StepRecord, at: string, rows: CommitRows): void {
  for (const change of step.changes) {
    if (change.kind !== 'signalThrown') continue;
    const { signalKey, signalName, variables, causation } = change;
    const command: BroadcastSignalCommand = {
      kind: 'broadcastSignal',
      signalKey,
      signalName,
      variables,
      ...(causation === undefined ? {} : { causation }),
    };
    addRow(rows, 'outbox_commands', {
      command_id: `signal:${signalKey}`,
      process_instance_key: step.processInstanceKey,
      command: storableText(JSON.stringify(command)),
      actor_kind: step.actor.kind,
      actor_id: step.actor.id,
      created_at: at,
    });
  }
}

/** Who called a new instance. */
function addCaller({ before, after, processInstanceKey }: StepRecord, rows: CommitRows): void {
  if (before !== null || after.parent === undefined) return;
  addRow(rows, 'called_instances', {
    process_instance_key: processInstanceKey,
    parent_process_instance_key: after.parent.processInstanceKey,
    parent_element_instance_key: after.parent.elementInstanceKey,
  });
}

/** What goes to other instances across call activities leaves with the step as well. */
function addCallCommands(step: StepRecord, at: string, rows: CommitRows): void {
  for (const { commandId, processInstanceKey, command } of callCommandsOf(step)) {
    addRow(rows, 'outbox_commands', {
      command_id: commandId,
      process_instance_key: processInstanceKey,
      command: storableText(JSON.stringify(command)),
      actor_kind: step.actor.kind,
      actor_id: step.actor.id,
      created_at: at,
    });
  }
}

/**
 * The rows of a suspended instance are held. Each step that leaves it suspended says so, as it may have written a row
 * that others would take.
 */
function addSuspension({ after, changes, processInstanceKey }: StepRecord, rows: CommitRows): void {
  if (after.status === 'SUSPENDED') addRow(rows, 'suspended_instances', processInstanceKey);
  for (const { kind } of changes) {
    if (kind === 'processInstanceResumed') addRow(rows, 'resumed_instances', processInstanceKey);
    if (kind === 'processInstanceDeleted') addRow(rows, 'deleted_instances', processInstanceKey);
  }
}

function messageUseColumns(step: StepRecord, at: string): CommitRow {
  const correlated = step.changes.find((change) => change.kind === 'messageCorrelated');
  return {
    message_key: step.messageUse?.messageKey,
    process_definition_id: step.after.bpmnProcessId,
    process_instance_key: step.processInstanceKey,
    subscription_key: step.messageUse?.subscriptionKey,
    element_id: step.messageUse?.elementId,
    element_instance_key: correlated?.elementInstanceKey ?? null,
    message_name: storableText(step.messageUse?.messageName ?? ''),
    correlation_key: storableText(step.messageUse?.correlationKey ?? ''),
    correlated_at: at,
  };
}

function historyColumns(row: HistoryRow, at: number): CommitRow {
  return {
    process_instance_key: row.processInstanceKey,
    sequence: row.sequence,
    format: row.format,
    recorded_at: at,
    actor_kind: row.actorKind,
    actor_id: row.actorId,
    command: row.command,
    payload: row.payload,
    personal: row.personal ?? undefined,
    salt: row.salt,
    commitment: row.commitment,
    hash: row.hash,
  };
}

function openedIncidents(changes: readonly Change[]): number {
  return changes.reduce((count, change) => {
    if (change.kind === 'incidentRaised') return count + 1;
    return change.kind === 'incidentResolved' ? count - 1 : count;
  }, 0);
}

/** Bytes as PostgreSQL reads them from text. */
function bytes(hexadecimal: string): string {
  return `\\x${hexadecimal}`;
}
