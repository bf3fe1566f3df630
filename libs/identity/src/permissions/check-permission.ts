import type { Principal } from './principal.js';
import { everyResource, type PermissionOf, type ResourceType } from './resource-permissions.js';

/** Whether the person holds the permission on this resource, or on every resource of its type. */
export function isPermitted<Type extends ResourceType>(
  principal: Principal,
  resourceType: Type,
  permission: PermissionOf<Type>,
  resourceId: string,
): boolean {
  const ids = permittedResourceIds(principal, resourceType, permission);
  return ids === everyResource || ids.includes(resourceId);
}

/** Whether the person holds the permission on any resource of the type: enough to ask, not to be answered. */
export function isPermittedSomewhere<Type extends ResourceType>(
  principal: Principal,
  resourceType: Type,
  permission: PermissionOf<Type>,
): boolean {
  return principal.grants.some(
    (grant) => grant.resourceType === resourceType && grant.permissions.includes(permission),
  );
}

/**
 * The ids of the resources on which the person holds the permission, or `*` for all: what searches are narrowed to.
 * Grants that a property limits name no id and count nowhere here (`grantedUserTasks`).
 */
export function permittedResourceIds<Type extends ResourceType>(
  principal: Principal,
  resourceType: Type,
  permission: PermissionOf<Type>,
): typeof everyResource | readonly string[] {
  const ids = principal.grants
    .filter((grant) => grant.resourceType === resourceType && grant.permissions.includes(permission))
    .filter((grant) => grant.property == null && grant.resourceId !== '')
    .map((grant) => grant.resourceId);
  return ids.includes(everyResource) ? everyResource : ids;
}
