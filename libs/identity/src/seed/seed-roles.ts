import type { Queryable } from '../tenant-work.js';
import { defaultRoles } from './default-roles.js';

/**
 * Makes sure that the tenant and its default roles exist. Grants are written with a new role only, so that what
 * an administrator changed later stays. `mintKey` gives fresh keys.
 */
export async function seedRoles(
  connection: Queryable,
  tenant: { readonly tenantId: string; readonly name: string },
  mintKey: () => string,
): Promise<void> {
  await connection.query('insert into tenant (tenant_id, name) values ($1, $2) on conflict do nothing', [
    tenant.tenantId,
    tenant.name,
  ]);
  for (const role of defaultRoles) {
    const created = await connection.query(
      'insert into role (tenant_id, role_id, name) values ($1, $2, $3) on conflict do nothing',
      [tenant.tenantId, role.roleId, role.name],
    );
    if (created.rowCount === 0) continue;
    for (const grant of role.grants) {
      await connection.query(
        `insert into authorization_grant
           (tenant_id, authorization_key, owner_type, owner_id, resource_type, resource_id, permission_types)
         values ($1, $2, 'ROLE', $3, $4, $5, $6) on conflict do nothing`,
        [tenant.tenantId, mintKey(), role.roleId, grant.resourceType, grant.resourceId, grant.permissions],
      );
    }
  }
}
