import { defineSearch } from '../search-definition.js';
import { valuePreviewLength } from './variables.js';

/** Settings that every process may read: of the installation, or of the tenant. */
export const clusterVariableSearch = defineSearch({
  from: 'cluster_variable c',
  key: 'variable',
  fields: {
    variable: { type: 'string', sql: "(c.scope || ' ' || c.name)", filter: false, result: false },
    name: { type: 'string', sql: 'c.name', sort: 'few rows' },
    value: { type: 'string', sql: 'c.value', sort: 'few rows', long: true },
    scope: { type: 'string', sql: 'c.scope', values: ['GLOBAL', 'TENANT'], sort: 'few rows' },
    tenantId: {
      type: 'string',
      sql: "(case c.scope when 'TENANT' then c.tenant_id end)",
      nullable: true,
      sort: 'few rows',
    },
    isTruncated: { type: 'boolean', sql: `(length(c.value) > ${valuePreviewLength})`, result: false },
  },
});
