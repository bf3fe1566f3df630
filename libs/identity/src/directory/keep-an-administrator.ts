import type { TenantWork } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { findRights, type Rights, type Subject } from '../accounts/find-rights.js';
import { defaultTenantId } from '../default-tenant.js';
import { everyResource } from '../permissions/resource-permissions.js';
import type { DirectoryOutcome } from './directory-outcome.js';
import type { DirectoryOptions } from './directory.js';

/** Takes a change back by ending its transaction. */
class LastAdministratorError extends Error {}

const lock = "select pg_advisory_xact_lock(hashtextextended('vorgang-administrators', 0))";

// Everybody who owns the permission, or belongs to a role or group that does. Programs do not count: a person has to
// be left. Reads grants by authorization_grant_by_resource and memberships by their primary key.
const candidates = `
with owner as (
  select owner_type as kind, owner_id as id from authorization_grant
  where tenant_id = $1 and resource_type = 'AUTHORIZATION' and resource_id = '*' and 'CREATE' = any (permission_types)
), of_roles as (
  select m.member_type as kind, m.member_id as id from membership m
  join owner o on o.kind = 'ROLE' and m.container_type = 'ROLE' and m.container_id = o.id where m.tenant_id = $1
), holder as (
  select kind, id from owner union select kind, id from of_roles
), of_groups as (
  select m.member_type as kind, m.member_id as id from membership m
  join holder h on h.kind = 'GROUP' and m.container_type = 'GROUP' and m.container_id = h.id where m.tenant_id = $1
)
select kind, id from (select kind, id from holder union select kind, id from of_groups) h
where (kind = 'USER' and ($2::boolean or exists (
    select from user_account u where u.tenant_id = $1 and u.username = h.id and u.active)))
  or (kind = 'GROUP' and $3::boolean) or (kind = 'MAPPING_RULE' and $2::boolean)
order by kind desc, id`;

/**
 * Does a change that may take rights away, unless nobody would be left who may grant permissions: then nothing is
 * changed and the outcome is `lastAdministrator`. Such changes wait for each other, so that of two that each leave
 * one administrator the second sees what the first did. Where there was none before, every change is done.
 */
export async function keepingAnAdministrator(
  work: TenantWork,
  options: DirectoryOptions,
  change: (manager: EntityManager) => Promise<DirectoryOutcome>,
): Promise<DirectoryOutcome> {
  try {
    return await work.run(defaultTenantId, async (manager) => {
      await manager.query(lock);
      const before = await hasAdministrator(manager, options);
      const outcome = await change(manager);
      if (before && outcome === 'done' && !(await hasAdministrator(manager, options)))
        throw new LastAdministratorError('The change would leave nobody who may grant permissions.');
      return outcome;
    });
  } catch (error) {
    if (error instanceof LastAdministratorError) return 'lastAdministrator';
    throw error;
  }
}

async function hasAdministrator(
  manager: EntityManager,
  { externalUsers, externalGroups, tenantsApart }: DirectoryOptions,
): Promise<boolean> {
  const subjects = await manager.query<readonly Subject[]>(candidates, [
    defaultTenantId,
    externalUsers,
    externalGroups,
  ]);
  for (const subject of subjects) {
    const rights = await findRights(manager, [subject]);
    if (mayGrant(rights) && (!tenantsApart || rights.tenants.length > 0)) return true;
  }
  return false;
}

function mayGrant({ grants }: Rights): boolean {
  return grants.some(
    ({ resourceType, resourceId, permissions }) =>
      resourceType === 'AUTHORIZATION' && resourceId === everyResource && permissions.includes('CREATE'),
  );
}
