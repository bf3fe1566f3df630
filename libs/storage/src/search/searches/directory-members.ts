import { defineSearch } from '../search-definition.js';
import type { Restriction } from '../search.js';
import { mappingRuleSearch, roleSearch } from './directory.js';

export type DirectoryMemberType = 'USER' | 'CLIENT' | 'GROUP' | 'ROLE' | 'MAPPING_RULE';

// Roles and mapping rules are answered whole, the others by their id: members may be known to the identity provider only.
const memberJoin = (table: string, alias: string, id: string) =>
  `membership membership join ${table} on ${alias}.tenant_id = membership.tenant_id and ${alias}.${id} = membership.member_id`;

/** Who belongs to a group, role or tenant, by the kind of the member; narrowed by `membersOf`. */
export const directoryMemberSearches = {
  USER: defineSearch({
    from: 'membership membership',
    key: 'username',
    fields: { username: { type: 'string', sql: 'membership.member_id', sort: 'few rows', filter: false } },
  }),
  CLIENT: defineSearch({
    from: 'membership membership',
    key: 'clientId',
    fields: { clientId: { type: 'string', sql: 'membership.member_id', sort: 'few rows', filter: false } },
  }),
  GROUP: defineSearch({
    from: 'membership membership',
    key: 'groupId',
    fields: { groupId: { type: 'string', sql: 'membership.member_id', sort: 'few rows', filter: false } },
  }),
  ROLE: { ...roleSearch, from: memberJoin('role r', 'r', 'role_id') },
  MAPPING_RULE: { ...mappingRuleSearch, from: memberJoin('mapping_rule m', 'm', 'mapping_rule_id') },
} as const;

/** Only the members of that kind of one group, role or tenant. Reads by the primary key of `membership`. */
export function membersOf(
  containerType: 'GROUP' | 'ROLE' | 'TENANT',
  containerId: string,
  memberType: DirectoryMemberType,
): Restriction {
  return (parameters) =>
    `membership.container_type = ${parameters.one('string', containerType)}` +
    ` and membership.container_id = ${parameters.one('string', containerId)}` +
    ` and membership.member_type = ${parameters.one('string', memberType)}`;
}

/** Only the roles that a group has. Reads by membership_by_member. */
export function rolesOf(groupId: string): Restriction {
  return (parameters) =>
    `exists (select from membership where membership.tenant_id = r.tenant_id` +
    ` and membership.container_type = 'ROLE' and membership.container_id = r.role_id` +
    ` and membership.member_type = 'GROUP' and membership.member_id = ${parameters.one('string', groupId)})`;
}
