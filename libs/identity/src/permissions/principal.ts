import type { Permission, ResourceType } from './resource-permissions.js';

/** What one grant allows: the permissions on one resource, or on every resource (`*`) of the type. */
export interface Grant {
  readonly resourceType: ResourceType;
  readonly resourceId: string;
  readonly permissions: readonly Permission[];
}

/** Someone who has proved who they are, with all that they may do at this moment. */
export interface Principal {
  readonly tenantId: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** Their own and those of their groups and roles. */
  readonly grants: readonly Grant[];
}
