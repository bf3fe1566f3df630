import type { EntityManager } from 'typeorm';
import type { PossibleDelegate } from './delegate-task.dto.js';
import type { TaskDetailRow } from './find-task-detail.js';

/**
 * The accounts that may get the task: all active ones, or those that it is offered to; never who has or owns it. Takes
 * no lock. Index: primary keys of user_account and membership.
 */
export function findDelegates(
  manager: EntityManager,
  tenantId: string,
  task: TaskDetailRow,
  search: { readonly everyone: boolean; readonly username: string | null },
): Promise<PossibleDelegate[]> {
  const owner = task.delegation_state === 'PENDING' ? task.owner : null;
  return manager.query<PossibleDelegate[]>(
    `select account.username, account.name
     from user_account account
     where account.tenant_id = $1 and account.active
       and account.username is distinct from $2 and account.username is distinct from $3
       and ($4::text is null or account.username = $4)
       and ($5 or account.username = any($6::text[]) or exists (
         select from membership
         where membership.tenant_id = $1 and membership.container_type = 'GROUP' and membership.container_id = any($7::text[])
           and membership.member_type = 'USER' and membership.member_id = account.username))
     order by account.name, account.username
     limit 500`,
    [
      tenantId,
      task.assignee,
      owner,
      search.username,
      search.everyone,
      task.candidate_users,
      task.candidate_groups,
    ],
  );
}
