import { RoleEntity, TenantEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import type { Grant } from '../permissions/principal.js';
import { defaultRoles, type DefaultRole } from './default-roles.js';
import { noteGiven, wasGiven } from './given-defaults.js';
import { insertUnlessThere } from './insert-unless-there.js';

/**
 * Makes sure that the tenant exists, and gives it those default roles and permissions that it was not given before:
 * what an administrator changed or deleted stays so, what a release adds arrives once. A role of an administrator's
 * own that has the id of a default one is left alone. `mintKey` gives fresh keys.
 */
export async function seedRoles(
  manager: EntityManager,
  tenant: { readonly tenantId: string; readonly name: string },
  mintKey: () => string,
  roles: readonly DefaultRole[] = defaultRoles,
): Promise<void> {
  await insertUnlessThere(manager, TenantEntity, [tenant]);
  for (const role of roles) {
    if (!(await giveRole(manager, tenant.tenantId, role))) continue;
    const fresh = await freshGrants(manager, tenant.tenantId, role);
    // The permissions of a deleted role are noted too: a later role of that name is an administrator's own.
    if (!(await manager.existsBy(RoleEntity, { tenantId: tenant.tenantId, roleId: role.roleId }))) continue;
    for (const grant of fresh) await addGrant(manager, tenant.tenantId, role.roleId, grant, mintKey);
  }
}

/** Whether the role is a default one, given now or earlier. */
async function giveRole(
  manager: EntityManager,
  tenantId: string,
  { roleId, name }: DefaultRole,
): Promise<boolean> {
  const defaultId = `role/${roleId}`;
  if (await wasGiven(manager, tenantId, defaultId)) return true;
  const isNew = await insertUnlessThere(manager, RoleEntity, [{ tenantId, roleId, name }]);
  if (isNew) await noteGiven(manager, tenantId, [defaultId]);
  return isNew;
}

/** What of the role's grants was not given before, now noted as given. */
async function freshGrants(
  manager: EntityManager,
  tenantId: string,
  { roleId, grants }: DefaultRole,
): Promise<readonly Grant[]> {
  const idOf = ({ resourceType, resourceId }: Grant, permission: string): string =>
    `permission/${roleId}/${resourceType}/${resourceId}/${permission}`;
  const ids = grants.flatMap((grant) => grant.permissions.map((permission) => idOf(grant, permission)));
  const fresh = await noteGiven(manager, tenantId, ids);
  return grants
    .map((grant) => ({
      ...grant,
      permissions: grant.permissions.filter((permission) => fresh.has(idOf(grant, permission))),
    }))
    .filter(({ permissions }) => permissions.length > 0);
}

/** Adds the permissions to the role's grant on the resource, or makes the grant. */
async function addGrant(
  manager: EntityManager,
  tenantId: string,
  roleId: string,
  { resourceType, resourceId, permissions }: Grant,
  mintKey: () => string,
): Promise<void> {
  await manager.query(
    `insert into authorization_grant as present
       (tenant_id, authorization_key, owner_type, owner_id, resource_type, resource_id, permission_types)
     values ($1, $2, 'ROLE', $3, $4, $5, $6)
     on conflict (tenant_id, owner_type, owner_id, resource_type, resource_id) do update
       set permission_types = present.permission_types || array(
         select unnest(excluded.permission_types) except select unnest(present.permission_types))`,
    [tenantId, mintKey(), roleId, resourceType, resourceId, permissions],
  );
}
