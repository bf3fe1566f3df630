import {
  everyResource,
  isOnlyGrantedWhole,
  resourcePermissions,
  userTaskProperties,
  type GrantChange,
  type ResourceType,
} from '@vorgang/identity';
import { invalidRequest, type FieldError } from '../../http/problem.js';
import type { AuthorizationRequest } from './authorization.dto.js';

const taskProperties: readonly string[] = userTaskProperties;

/** The grant that a request asks for. @throws HttpProblem 400 naming what does not fit together */
export function readGrant(request: AuthorizationRequest): GrantChange {
  const { ownerId, ownerType, resourceType, permissionTypes } = request;
  const resourceId = request.resourceId ?? null;
  const resourcePropertyName = request.resourcePropertyName ?? null;
  const mistakes = [...mistakesOfResource(request), ...mistakesOfPermissions(request)];
  if (mistakes.length > 0) throw invalidRequest(mistakes);
  return { ownerId, ownerType, resourceType, resourceId, resourcePropertyName, permissionTypes };
}

function mistakesOfResource(request: AuthorizationRequest): readonly FieldError[] {
  const { resourceId, resourcePropertyName: property, resourceType } = request;
  if ((resourceId == null) === (property == null))
    return [{ field: 'resourceId', message: 'Give either resourceId or resourcePropertyName.' }];
  if (property == null) return mistakesOfId(resourceType as ResourceType, resourceId);
  if (resourceType === 'USER_TASK' && taskProperties.includes(property)) return [];
  const message = `Only USER_TASK has properties: ${taskProperties.join(', ')}.`;
  return [{ field: 'resourcePropertyName', message }];
}

/** A grant on one of what has no ids would allow nothing without a word. */
function mistakesOfId(
  resourceType: ResourceType,
  resourceId: string | null | undefined,
): readonly FieldError[] {
  if (resourceId === everyResource || !isOnlyGrantedWhole(resourceType)) return [];
  const message = `${resourceType} is granted whole: give ${everyResource}.`;
  return [{ field: 'resourceId', message }];
}

function mistakesOfPermissions({
  resourceType,
  permissionTypes,
}: AuthorizationRequest): readonly FieldError[] {
  const possible: readonly string[] = resourcePermissions[resourceType as ResourceType];
  if (permissionTypes.every((permission) => possible.includes(permission))) return [];
  return [{ field: 'permissionTypes', message: `${resourceType} has ${possible.join(', ')}.` }];
}
