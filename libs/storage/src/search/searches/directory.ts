import { defineSearch } from '../search-definition.js';
import { grantedResourceTypes } from './enumerations.js';

/** People with an account. A name or address that was never given is null. */
export const userSearch = defineSearch({
  from: 'user_account u',
  key: 'username',
  fields: {
    username: { type: 'string', sql: 'u.username', sort: true },
    name: { type: 'string', sql: "nullif(u.name, '')", nullable: true, sort: true },
    email: { type: 'string', sql: "nullif(u.email, '')", nullable: true, sort: true },
  },
});

export const groupSearch = defineSearch({
  from: 'user_group g',
  key: 'groupId',
  fields: {
    groupId: { type: 'string', sql: 'g.group_id', sort: true },
    name: { type: 'string', sql: 'g.name', sort: true },
    description: { type: 'string', sql: 'g.description', nullable: true, filter: false },
  },
});

export const roleSearch = defineSearch({
  from: 'role r',
  key: 'roleId',
  fields: {
    roleId: { type: 'string', sql: 'r.role_id', sort: true },
    name: { type: 'string', sql: 'r.name', sort: true },
    description: { type: 'string', sql: 'r.description', nullable: true, filter: false },
  },
});

/** Tenants; all of them only in the directory, whose work may see every tenant's name. */
export const tenantSearch = defineSearch({
  from: 'tenant t',
  key: 'tenantId',
  fields: {
    tenantId: { type: 'string', sql: 't.tenant_id', sort: true },
    name: { type: 'string', sql: 't.name', sort: true },
    description: { type: 'string', sql: 't.description', nullable: true, filter: false },
    key: { type: 'string', sql: 't.tenant_id', filter: false, sort: true, result: false },
  },
});

export const mappingRuleSearch = defineSearch({
  from: 'mapping_rule m',
  key: 'mappingRuleId',
  fields: {
    mappingRuleId: { type: 'string', sql: 'm.mapping_rule_id', sort: true },
    name: { type: 'string', sql: 'm.name', sort: true },
    claimName: { type: 'string', sql: 'm.claim_name', sort: true },
    claimValue: { type: 'string', sql: 'm.claim_value', sort: true },
  },
});

/** Grants: who may do what with which resource. */
export const authorizationSearch = defineSearch({
  from: 'authorization_grant a',
  key: 'authorizationKey',
  fields: {
    authorizationKey: { type: 'key', sql: 'a.authorization_key', filter: false },
    ownerId: { type: 'string', sql: 'a.owner_id', sort: true },
    ownerType: {
      type: 'string',
      sql: 'a.owner_type',
      values: ['USER', 'CLIENT', 'ROLE', 'GROUP', 'MAPPING_RULE'],
      sort: true,
    },
    resourceType: { type: 'string', sql: 'a.resource_type', values: grantedResourceTypes, sort: true },
    resourceId: { type: 'string', sql: 'a.resource_id', nullable: true, filter: false, sort: true },
    resourcePropertyName: {
      type: 'string',
      sql: 'a.resource_property_name',
      nullable: true,
      filter: false,
      sort: true,
    },
    permissionTypes: { type: 'strings', sql: 'a.permission_types', filter: false },
  },
  anyOf: { resourceIds: 'resourceId', resourcePropertyNames: 'resourcePropertyName' },
});
