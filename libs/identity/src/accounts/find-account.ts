import type { EntityManager } from 'typeorm';
import type { Grant } from '../permissions/principal.js';
import type { Account } from './account.js';

interface AccountRow {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string;
  readonly groups: string[];
  readonly roles: string[];
  readonly grants: Grant[];
}

// By hand, since every request asks it: one round trip for the account by its primary key, its containers by membership_by_member, the grants by the
// unique key of authorization_grant. A role belongs to a person directly or through a group.
const statement = `
with account as (
  select username, name, email, password_hash from user_account
  where tenant_id = $1 and username = $2 and active
), in_groups as (
  select container_id as id from membership
  where tenant_id = $1 and container_type = 'GROUP' and member_type = 'USER' and member_id = $2
), in_roles as (
  select container_id as id from membership
  where tenant_id = $1 and container_type = 'ROLE'
    and ((member_type = 'USER' and member_id = $2)
      or (member_type = 'GROUP' and member_id in (select id from in_groups)))
), granted as (
  select resource_type, resource_id, permission_types from authorization_grant
  where tenant_id = $1
    and ((owner_type = 'USER' and owner_id = $2)
      or (owner_type = 'GROUP' and owner_id in (select id from in_groups))
      or (owner_type = 'ROLE' and owner_id in (select id from in_roles)))
)
select account.*,
  array(select id from in_groups order by id) as groups,
  array(select distinct id from in_roles order by id) as roles,
  coalesce((select json_agg(json_build_object(
    'resourceType', resource_type, 'resourceId', resource_id, 'permissions', permission_types)) from granted), '[]') as grants
from account`;

/** The active account of that name with its groups, roles and grants, or null. */
export async function findAccount(
  manager: EntityManager,
  tenantId: string,
  username: string,
): Promise<Account | null> {
  // No name holds U+0000, and PostgreSQL would refuse the question.
  if (username.includes('\u0000')) return null;
  const [row] = await manager.query<readonly AccountRow[]>(statement, [tenantId, username]);
  if (!row) return null;
  const { username: id, name, email, groups, roles, grants } = row;
  return {
    principal: { tenantId, username: id, name, email, groups, roles, grants },
    passwordHash: row.password_hash,
  };
}
