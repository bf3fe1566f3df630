import { defineSearch } from '../search-definition.js';
import { grantedResourceTypes } from './enumerations.js';

/** People with an account. A name or address that was never given is null. */
export const userSearch = defineSearch({
  from: 'user_account u',
  key: 'username',
  fields: {
    username: { type: 'string', sql: 'u.username', sort: 'few rows' },
    name: { type: 'string', sql: "nullif(u.name, '')", nullable: true, sort: 'few rows' },
    email: { type: 'string', sql: "nullif(u.email, '')", nullable: true, sort: 'few rows' },
  },
});

export const groupSearch = defineSearch({
  from: 'user_group g',
  key: 'groupId',
  fields: {
    groupId: { type: 'string', sql: 'g.group_id', sort: 'few rows' },
    name: { type: 'string', sql: 'g.name', sort: 'few rows' },
    description: { type: 'string', sql: 'g.description', nullable: true, filter: false },
  },
});

export const roleSearch = defineSearch({
  from: 'role r',
  key: 'roleId',
  fields: {
    roleId: { type: 'string', sql: 'r.role_id', sort: 'few rows' },
    name: { type: 'string', sql: 'r.name', sort: 'few rows' },
    description: { type: 'string', sql: 'r.description', nullable: true, filter: false },
  },
});

/** Tenants; all of them only in the directory, whose work may see every tenant's name. */
export const tenantSearch = defineSearch({
  from: 'tenant t',
  key: 'tenantId',
  fields: {
    tenantId: { type: 'string', sql: 't.tenant_id', sort: 'few rows' },
    name: { type: 'string', sql: 't.name', sort: 'few rows' },
    description: { type: 'string', sql: 't.description', nullable: true, filter: false },
    key: { type: 'string', sql: 't.tenant_id', filter: false, sort: 'few rows', result: false },
  },
});

export const mappingRuleSearch = defineSearch({
  from: 'mapping_rule m',
  key: 'mappingRuleId',
  fields: {
    mappingRuleId: { type: 'string', sql: 'm.mapping_rule_id', sort: 'few rows' },
    name: { type: 'string', sql: 'm.name', sort: 'few rows' },
    claimName: { type: 'string', sql: 'm.claim_name', sort: 'few rows' },
    claimValue: { type: 'string', sql: 'm.claim_value', sort: 'few rows' },
  },
});

/** Grants: who may do what with which resource. */
export const authorizationSearch = defineSearch({
  from: 'authorization_grant a',
  key: 'authorizationKey',
  fields: {
    authorizationKey: { type: 'key', sql: 'a.authorization_key', filter: false },
    ownerId: { type: 'string', sql: 'a.owner_id', sort: 'few rows' },
    ownerType: {
      type: 'string',
      sql: 'a.owner_type',
      values: ['USER', 'CLIENT', 'ROLE', 'GROUP', 'MAPPING_RULE'],
      sort: 'few rows',
    },
    resourceType: { type: 'string', sql: 'a.resource_type', values: grantedResourceTypes, sort: 'few rows' },
    resourceId: { type: 'string', sql: 'a.resource_id', nullable: true, filter: false, sort: 'few rows' },
    resourcePropertyName: {
      type: 'string',
      sql: 'a.resource_property_name',
      nullable: true,
      filter: false,
      sort: 'few rows',
    },
    permissionTypes: { type: 'strings', sql: 'a.permission_types', filter: false },
  },
  anyOf: { resourceIds: 'resourceId', resourcePropertyNames: 'resourcePropertyName' },
});
