import type { Principal } from '@vorgang/identity';
import type { TenantReader } from '@vorgang/storage';
import { inboxTaskColumns, inboxTaskSource, type InboxTaskRow } from './find-inbox-tasks.js';

export interface TaskDetailRow extends Omit<InboxTaskRow, 'sort_value'> {
  readonly process_instance_key: string;
  readonly process_definition_id: string;
  readonly element_instance_key: string;
  readonly element_id: string;
  readonly form_id: string | null;
  readonly form_key: string | null;
  readonly candidate_users: string[];
}

/** A task by its key, whatever its state. Takes no lock. Index: primary key. */
export async function findTaskDetail(
  reader: TenantReader,
  { tenantId }: Principal,
  userTaskKey: string,
): Promise<TaskDetailRow | null> {
  const rows = await reader.prepared<TaskDetailRow[]>(
    'task-detail',
    `select ${inboxTaskColumns}, task.process_instance_key, task.process_definition_id, task.element_instance_key,
       task.element_id, task.form_id, task.form_key, task.candidate_users
     from ${inboxTaskSource}
     where task.tenant_id = $1 and task.user_task_key = $2`,
    [tenantId, userTaskKey],
  );
  return rows[0] ?? null;
}
