import type { UserTaskKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';

export interface EndedUserTask {
  readonly name: string;
  readonly state: string;
  readonly endedAt: Date;
  /** Account of the person; null where the history does not say. */
  readonly completedBy: string | null;
}

// Takes no lock; only for telling a person why she was too late. Index: primary keys of user_task and history.
const STATEMENT = `
  select t.name, t.state, t.ended_at as "endedAt", (
    select h.actor_id from history h
    where h.tenant_id = t.tenant_id and h.process_instance_key = t.process_instance_key
      and h.command = 'completeUserTask' and strpos(h.payload, '"' || t.user_task_key || '"') > 0
    order by h.sequence desc limit 1) as "completedBy"
  from user_task t
  where t.tenant_id = $1 and t.user_task_key = $2 and t.ended_at is not null`;

/** How and by whom a user task ended; null while it is open. */
export async function selectEndedUserTask(
  database: Queryable,
  tenantId: string,
  key: UserTaskKey,
): Promise<EndedUserTask | null> {
  const answer = await database.query<EndedUserTask>(STATEMENT, [tenantId, key]);
  return answer.rows[0] ?? null;
}
