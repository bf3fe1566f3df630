import { isPermitted, type PermissionOf, type Principal, type ResourceType } from '@vorgang/identity';
import { forbidden } from '../http/problem.js';

/** Refuses those who do not hold the permission on this very resource. */
export function requireOn<Type extends ResourceType>(
  principal: Principal,
  resourceType: Type,
  permission: PermissionOf<Type>,
  resourceId: string,
): void {
  if (isPermitted(principal, resourceType, permission, resourceId)) return;
  throw forbidden(`This needs the permission ${permission} on ${resourceType} '${resourceId}'.`);
}
