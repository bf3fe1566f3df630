import { AuthorizationGrantEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { isKnown } from './change-memberships.js';
import type { MemberKind } from './directory-entry.js';
import type { DirectoryOutcome } from './directory-outcome.js';
import type { DirectoryOptions } from './directory.js';

/** A grant as an administrator writes it: a resource's id or `*`, or the property that must name the caller. */
export interface GrantChange {
  readonly ownerType: MemberKind;
  readonly ownerId: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly resourcePropertyName: string | null;
  readonly permissionTypes: readonly string[];
}

/** Writes a new grant. Rejects with a unique violation when the owner has one on the same resource. */
export async function createGrant(
  manager: EntityManager,
  authorizationKey: string,
  grant: GrantChange,
  options: DirectoryOptions,
): Promise<DirectoryOutcome> {
  if (!(await isKnown(manager, grant.ownerType, grant.ownerId, options))) return 'noMember';
  const permissionTypes = [...new Set(grant.permissionTypes)];
  const row = { ...grant, tenantId: defaultTenantId, authorizationKey, permissionTypes };
  await manager.insert(AuthorizationGrantEntity, row);
  return 'done';
}

/** Replaces all that the grant says. */
export async function changeGrant(
  manager: EntityManager,
  authorizationKey: string,
  grant: GrantChange,
  options: DirectoryOptions,
): Promise<DirectoryOutcome> {
  const key = { tenantId: defaultTenantId, authorizationKey };
  if (!(await manager.existsBy(AuthorizationGrantEntity, key))) return 'absent';
  if (!(await isKnown(manager, grant.ownerType, grant.ownerId, options))) return 'noMember';
  const permissionTypes = [...new Set(grant.permissionTypes)];
  const { affected } = await manager.update(AuthorizationGrantEntity, key, { ...grant, permissionTypes });
  return affected ? 'done' : 'absent';
}

/** Takes a grant away and answers what it said; null where there is none. */
export async function deleteGrant(
  manager: EntityManager,
  authorizationKey: string,
): Promise<GrantChange | null> {
  const key = { tenantId: defaultTenantId, authorizationKey };
  const lock = { mode: 'pessimistic_write' } as const;
  const grant = await manager.findOne(AuthorizationGrantEntity, { where: key, lock });
  if (grant === null) return null;
  await manager.delete(AuthorizationGrantEntity, key);
  return { ...grant, resourcePropertyName: grant.resourcePropertyName ?? null };
}
