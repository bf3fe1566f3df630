import {
  MappingRuleEntity,
  RoleEntity,
  TenantEntity,
  UserAccountEntity,
  UserGroupEntity,
} from '@vorgang/storage';

/** What the directory keeps by name. Clients are not among them: whoever the identity provider knows is one. */
export type EntryKind = 'USER' | 'GROUP' | 'ROLE' | 'TENANT' | 'MAPPING_RULE';

/** What others can belong to. */
export type ContainerKind = 'GROUP' | 'ROLE' | 'TENANT';

/** What can belong to a group, role or tenant, or own a grant. */
export type MemberKind = 'USER' | 'CLIENT' | 'GROUP' | 'ROLE' | 'MAPPING_RULE';

/** The table of each kind and the column of its name. */
export const entryTables: Readonly<Record<EntryKind, { readonly table: string; readonly id: string }>> = {
  USER: { table: 'user_account', id: 'username' },
  GROUP: { table: 'user_group', id: 'group_id' },
  ROLE: { table: 'role', id: 'role_id' },
  TENANT: { table: 'tenant', id: 'tenant_id' },
  MAPPING_RULE: { table: 'mapping_rule', id: 'mapping_rule_id' },
};

/** The entity of each kind. */
export const entryEntities = {
  USER: UserAccountEntity,
  GROUP: UserGroupEntity,
  ROLE: RoleEntity,
  TENANT: TenantEntity,
  MAPPING_RULE: MappingRuleEntity,
} as const;

/** The field of each kind that holds its name. */
export const entryIds = {
  USER: 'username',
  GROUP: 'groupId',
  ROLE: 'roleId',
  TENANT: 'tenantId',
  MAPPING_RULE: 'mappingRuleId',
} as const satisfies Readonly<Record<EntryKind, string>>;
