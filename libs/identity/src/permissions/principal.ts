import type { Permission, ResourceType } from './resource-permissions.js';

/** What one grant allows: the permissions on one resource, or on every resource (`*`) of the type. */
export interface Grant {
  readonly resourceType: ResourceType;
  /** Empty where a property of the resource decides. */
  readonly resourceId: string;
  readonly permissions: readonly Permission[];
  /** The property of the resource that must name the caller (`assignee`). */
  readonly property?: string | null;
}

/** Someone who has proved who they are, with all that they may do at this moment. */
export interface Principal {
  /** The tenant that this request works for. */
  readonly tenantId: string;
  /** A person, or a program that signed in for itself. */
  readonly kind: 'user' | 'client';
  /** A program's client id. */
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** The tenants that they may work for. */
  readonly tenants: readonly string[];
  /** Their own and those of their groups, roles and mapping rules. */
  readonly grants: readonly Grant[];
}
