import type { PermissionOf, ResourceType } from '../permissions/resource-permissions.js';
import { permissionsForUserTasks, type UserTaskPermission } from '../permissions/user-task-rights.js';
import type { FirstStep } from '../accounts/first-step.js';
import { SetMetadata } from '@nestjs/common';

/** Who may call a route. A route that says nothing is refused to everyone. */
export type RouteAccess =
  | { readonly kind: 'public' }
  | { readonly kind: 'signedIn'; readonly openFor: readonly FirstStep[] }
  | { readonly kind: 'permission'; readonly anyOf: readonly RequiredPermission[] };

export interface RequiredPermission {
  readonly resourceType: ResourceType;
  readonly permission: string;
}

/** Metadata key under which a route or its controller keeps its `RouteAccess`. */
export const routeAccessKey = 'vorgang:route-access';

/** Open to everyone, also without credentials: the portal, health, the sign-in. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata<string, RouteAccess>(routeAccessKey, { kind: 'public' });
}

/**
 * Open to everyone who is signed in, whatever their rights: what concerns only themselves.
 * @param openFor steps that people take here, or need the route for, before anything else is open to them
 */
export function SignedIn(...openFor: readonly FirstStep[]): MethodDecorator & ClassDecorator {
  return SetMetadata<string, RouteAccess>(routeAccessKey, { kind: 'signedIn', openFor });
}

/**
 * Open to those who hold the permission on at least one resource of the type. The use case behind the route
 * narrows to the resource in hand (`isPermitted`, `permittedResourceIds`).
 */
export function RequirePermission<Type extends ResourceType>(
  resourceType: Type,
  permission: PermissionOf<Type>,
): MethodDecorator & ClassDecorator {
  return requireAny([{ resourceType, permission }]);
}

/**
 * Open to those who hold one of the permissions on user tasks on at least one task, or one that stands for it on the
 * tasks of a process. The use case behind the route narrows to the task in hand (`mayOnUserTask`).
 */
export function RequireUserTaskPermission(
  ...permissions: readonly UserTaskPermission[]
): MethodDecorator & ClassDecorator {
  return requireAny(
    permissions.flatMap((permission) => [
      { resourceType: 'USER_TASK' as const, permission },
      ...permissionsForUserTasks(permission).map((each) => ({
        resourceType: 'PROCESS_DEFINITION' as const,
        permission: each,
      })),
    ]),
  );
}

function requireAny(anyOf: readonly RequiredPermission[]): MethodDecorator & ClassDecorator {
  return SetMetadata<string, RouteAccess>(routeAccessKey, { kind: 'permission', anyOf });
}

/** Metadata key of routes that need a proof of who sits at the browser that is not old. */
export const recentProofKey = 'vorgang:recent-proof';

/**
 * Beside the permission: a browser's session is enough only for some minutes after its person proved who they are.
 * Programs prove that with each request.
 */
export function NeedsRecentProof(): MethodDecorator & ClassDecorator {
  return SetMetadata(recentProofKey, true);
}
