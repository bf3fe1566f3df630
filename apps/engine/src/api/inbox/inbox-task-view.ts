import type { InboxTaskRow } from './find-inbox-tasks.js';
import type { InboxTask } from './inbox-task.dto.js';

/** A row as the interface shows it. `now`: milliseconds since 1970 UTC, by the engine's clock. */
export function inboxTaskView(row: Omit<InboxTaskRow, 'sort_value'>, now: number): InboxTask {
  return {
    userTaskKey: row.user_task_key,
    name: row.name,
    processName: row.process_name,
    caseId: row.case_id,
    fileNumber: row.file_number,
    applicantName: row.applicant_name,
    assignee: row.assignee,
    assigneeName: row.assignee_name ?? row.assignee,
    owner: row.owner,
    ownerName: row.owner_name ?? row.owner,
    delegationState: row.delegation_state,
    candidateGroups: row.candidate_groups,
    candidateGroupNames: row.candidate_group_names,
    createdAt: row.created_at.toISOString(),
    dueDate: row.due_date?.toISOString() ?? null,
    overdue: row.state === 'CREATED' && row.due_date !== null && row.due_date.getTime() < now,
    priority: row.priority,
    version: row.version,
  };
}
