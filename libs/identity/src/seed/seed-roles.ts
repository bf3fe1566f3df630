import { AuthorizationGrantEntity, RoleEntity, TenantEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultRoles } from './default-roles.js';
import { insertUnlessThere } from './insert-unless-there.js';

/**
 * Makes sure that the tenant and its default roles exist. Grants are written with a new role only, so that what
 * an administrator changed later stays. `mintKey` gives fresh keys.
 */
export async function seedRoles(
  manager: EntityManager,
  tenant: { readonly tenantId: string; readonly name: string },
  mintKey: () => string,
): Promise<void> {
  await insertUnlessThere(manager, TenantEntity, [tenant]);
  for (const { roleId, name, grants } of defaultRoles) {
    const isNew = await insertUnlessThere(manager, RoleEntity, [{ tenantId: tenant.tenantId, roleId, name }]);
    if (!isNew) continue;
    await insertUnlessThere(
      manager,
      AuthorizationGrantEntity,
      grants.map(({ resourceType, resourceId, permissions }) => ({
        tenantId: tenant.tenantId,
        authorizationKey: mintKey(),
        ownerType: 'ROLE' as const,
        ownerId: roleId,
        resourceType,
        resourceId,
        permissionTypes: [...permissions],
      })),
    );
  }
}
