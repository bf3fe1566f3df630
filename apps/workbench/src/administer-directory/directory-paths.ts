import type { ContainerKind, DirectoryKind, MemberKind } from './directory-kinds.js';

/** The part of a route that stands for the kind. */
export const paths = {
  USER: 'users',
  GROUP: 'groups',
  ROLE: 'roles',
  TENANT: 'tenants',
  MAPPING_RULE: 'mapping-rules',
  CLIENT: 'clients',
} as const satisfies Readonly<Record<DirectoryKind, string>>;

/** The field of a request or answer that holds the name of an entry. */
export const idFields = {
  USER: 'username',
  GROUP: 'groupId',
  ROLE: 'roleId',
  TENANT: 'tenantId',
  MAPPING_RULE: 'mappingRuleId',
  CLIENT: 'clientId',
} as const satisfies Readonly<Record<DirectoryKind, string>>;

type PathIds = Readonly<Record<(typeof idFields)[DirectoryKind], string>>;

const noIds: PathIds = {
  username: '',
  groupId: '',
  roleId: '',
  tenantId: '',
  mappingRuleId: '',
  clientId: '',
};

/** The parameters of a path with one entry; those that the path does not have are left out by the client. */
export function entryPath(kind: DirectoryKind, id: string): PathIds {
  return { ...noIds, [idFields[kind]]: id };
}

const containerRoutes = {
  GROUP: '/v2/groups/{groupId}',
  ROLE: '/v2/roles/{roleId}',
  TENANT: '/v2/tenants/{tenantId}',
} as const;

type Routes = typeof containerRoutes;
type MembersOf = {
  readonly GROUP: 'users' | 'clients' | 'mapping-rules';
  readonly ROLE: 'users' | 'clients' | 'groups' | 'mapping-rules';
  readonly TENANT: 'users' | 'clients' | 'groups' | 'roles' | 'mapping-rules';
};
/** The route below which the members of one kind are. */
export type MembersRoute = {
  [Kind in ContainerKind]: `${Routes[Kind]}/${MembersOf[Kind]}`;
}[ContainerKind];

/** The route of the members of that kind; `memberKinds` says which there are. */
export function membersRoute(container: ContainerKind, member: MemberKind): MembersRoute {
  return `${containerRoutes[container]}/${paths[member]}` as MembersRoute;
}
