import type { UserTaskAttributes, UserTaskChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { DraftRow, StepProjection } from '../step-projection.js';

const table = { created: 'user_tasks', changed: 'changed_user_tasks' } as const;
const forms = { created: 'task_forms', changed: 'task_forms' } as const;
const delegations = { created: 'task_delegations', changed: 'task_delegations' } as const;

/** User tasks: every step that touches one counts its version up. */
export function projectUserTask(change: UserTaskChange, step: StepProjection): void {
  switch (change.kind) {
    case 'userTaskCreated':
      step.create(table, change.userTaskKey, {
        ...step.origin,
        ...attributeColumns(change),
        user_task_key: change.userTaskKey,
        process_definition_id: step.state.bpmnProcessId,
        process_definition_version: step.state.processDefinitionVersion,
        element_instance_key: change.elementInstanceKey,
        element_id: change.elementId,
        name: storableText(change.name),
        state: 'CREATED',
        form_id: change.formId,
        external_form_reference: change.externalFormReference,
        headers: JSON.stringify(change.headers),
        created_at: step.at,
        ended_at: null,
      });
      if (change.formKey === undefined) return;
      return step.create(forms, change.userTaskKey, {
        user_task_key: change.userTaskKey,
        form_key: change.formKey,
      });
    case 'userTaskTransitionStarted':
      return changeTask(change.userTaskKey, step, { state: change.eventType });
    case 'userTaskTransitionEnded':
      // Told that it is canceled, it stays so until what cancels it takes its course.
      if (change.outcome === 'told') return;
      return changeTask(change.userTaskKey, step, { state: 'CREATED' });
    case 'userTaskCorrected':
      // Becomes true when all listeners have agreed.
      return;
    case 'userTaskAssigned':
      return changeTask(change.userTaskKey, step, attributeColumns({ assignee: change.assignee }));
    case 'userTaskDelegationChanged':
      return step.create(delegations, change.userTaskKey, {
        user_task_key: change.userTaskKey,
        owner: storableText(change.owner),
        delegation_state: change.state,
      });
    case 'userTaskUpdated':
      return changeTask(change.userTaskKey, step, attributeColumns(change.attributes));
    case 'userTaskCompleted':
      return changeTask(change.userTaskKey, step, { state: 'COMPLETED', ended_at: step.at });
    case 'userTaskCanceled':
      return changeTask(change.userTaskKey, step, { state: 'CANCELED', ended_at: step.at });
  }
}

function changeTask(key: string, step: StepProjection, columns: DraftRow): void {
  step.change(table, key, 'user_task_key', columns);
}

/** Only the attributes that are given; where null is a value, a flag says that it is meant. */
function attributeColumns(attributes: Partial<UserTaskAttributes>): DraftRow {
  const columns: DraftRow = {};
  if (attributes.assignee !== undefined) {
    columns['sets_assignee'] = true;
    columns['assignee'] = attributes.assignee === null ? null : storableText(attributes.assignee);
  }
  if (attributes.dueDate !== undefined) {
    columns['sets_due_date'] = true;
    columns['due_date'] = attributes.dueDate;
  }
  if (attributes.followUpDate !== undefined) {
    columns['sets_follow_up_date'] = true;
    columns['follow_up_date'] = attributes.followUpDate;
  }
  if (attributes.candidateUsers !== undefined)
    columns['candidate_users'] = attributes.candidateUsers.map(storableText);
  if (attributes.candidateGroups !== undefined)
    columns['candidate_groups'] = attributes.candidateGroups.map(storableText);
  if (attributes.priority !== undefined) columns['priority'] = attributes.priority;
  return columns;
}
