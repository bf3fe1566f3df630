import type { ProcessInstanceKey, UserTaskKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';

export interface Denial {
  /** Job type of the listener. */
  readonly type: string;
  readonly reason: string;
}

// Takes no lock. Index: job_by_instance, whose jobs are read first: as long as there are no statistics, PostgreSQL takes an
// index of all denied jobs for the better one. The first jobs since the request are those of the listeners that were asked
// about it: where one of them denied, no other of the same event came before it.
const STATEMENT = `
  with asked as materialized (
    select j.job_key, j.type, j.is_denied, j.denied_reason, j.element_instance_key
    from job j
    where j.tenant_id = $1 and j.process_instance_key = $2
  )
  select j.type, coalesce(j.denied_reason, '') as reason
  from asked j
  join user_task t on t.tenant_id = $1 and t.user_task_key = $3 and t.element_instance_key = j.element_instance_key
  where j.job_key >= $4 and j.is_denied
    and not exists (
      select from asked other
      where other.element_instance_key = j.element_instance_key and other.job_key >= $4
        and other.job_key < j.job_key and other.type = j.type)
  order by j.job_key limit 1`;

/** The denial of a listener that was asked since a moment; null where all agreed. */
export async function selectDenial(
  database: Queryable,
  tenantId: string,
  asked: {
    readonly processInstanceKey: ProcessInstanceKey;
    readonly userTaskKey: UserTaskKey;
    readonly firstJob: string;
  },
): Promise<Denial | null> {
  const answer = await database.query<Denial>(STATEMENT, [
    tenantId,
    asked.processInstanceKey,
    asked.userTaskKey,
    asked.firstJob,
  ]);
  return answer.rows[0] ?? null;
}
