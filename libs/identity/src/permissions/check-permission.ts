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
  return permittedResourceIds(principal, resourceType, permission).length > 0;
}

/** The ids of the resources on which the person holds the permission, or `*` for all: what searches are narrowed to. */
export function permittedResourceIds<Type extends ResourceType>(
  principal: Principal,
  resourceType: Type,
  permission: PermissionOf<Type>,
): typeof everyResource | readonly string[] {
  const ids = principal.grants
    .filter((grant) => grant.resourceType === resourceType && grant.permissions.includes(permission))
    .map((grant) => grant.resourceId);
  return ids.includes(everyResource) ? everyResource : ids;
}
