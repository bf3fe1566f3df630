import type { ContainerKind, MemberKind } from '@vorgang/identity';

/** The three routes of one kind of member in one kind of container. */
export interface MembershipRoutes {
  readonly container: ContainerKind;
  readonly member: MemberKind;
  /** Below `/v2`, with the container's id (`groups/:groupId/users`). */
  readonly path: string;
  readonly containerParameter: string;
  readonly memberParameter: string;
  readonly operations: { readonly assign: string; readonly unassign: string; readonly search: string };
}

const containers = {
  GROUP: { path: 'groups', parameter: 'groupId', word: 'Group', members: ['USER', 'CLIENT', 'MAPPING_RULE'] },
  ROLE: {
    path: 'roles',
    parameter: 'roleId',
    word: 'Role',
    members: ['USER', 'CLIENT', 'GROUP', 'MAPPING_RULE'],
  },
  TENANT: {
    path: 'tenants',
    parameter: 'tenantId',
    word: 'Tenant',
    members: ['USER', 'CLIENT', 'GROUP', 'ROLE', 'MAPPING_RULE'],
  },
} as const;

const members = {
  USER: { path: 'users', parameter: 'username', word: 'User' },
  CLIENT: { path: 'clients', parameter: 'clientId', word: 'Client' },
  GROUP: { path: 'groups', parameter: 'groupId', word: 'Group' },
  ROLE: { path: 'roles', parameter: 'roleId', word: 'Role' },
  MAPPING_RULE: { path: 'mapping-rules', parameter: 'mappingRuleId', word: 'MappingRule' },
} as const;

const kinds = ['GROUP', 'ROLE', 'TENANT'] as const;

/** All of them, with the names that the clients' methods have. */
export const membershipRoutes: readonly MembershipRoutes[] = kinds.flatMap((container) =>
  containers[container].members.map((member) => routesOf(container, member)),
);

function routesOf(container: ContainerKind, member: MemberKind): MembershipRoutes {
  const { path, parameter: containerParameter, word } = containers[container];
  const { path: memberPath, parameter: memberParameter, word: memberWord } = members[member];
  return {
    container,
    member,
    path: `${path}/:${containerParameter}/${memberPath}`,
    containerParameter,
    memberParameter,
    operations: {
      // The interface says that a role is assigned to its member, and a member to a group or tenant.
      assign: container === 'ROLE' ? `assignRoleTo${memberWord}` : `assign${memberWord}To${word}`,
      unassign: container === 'ROLE' ? `unassignRoleFrom${memberWord}` : `unassign${memberWord}From${word}`,
      search: `search${container === 'TENANT' && member === 'GROUP' ? 'GroupIds' : `${memberWord}s`}For${word}`,
    },
  };
}
