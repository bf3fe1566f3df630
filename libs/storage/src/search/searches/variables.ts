import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';

/** Characters of a value that a search answers with; longer values are cut and marked. */
export const valuePreviewLength = 8191;

/** Variables, each with its JSON value as text. */
export const variableSearch = defineSearch({
  from: `variable v left join process_instance p
    on p.tenant_id = v.tenant_id and p.process_instance_key = v.process_instance_key`,
  key: 'variableKey',
  fields: {
    variableKey: { type: 'key', sql: 'v.variable_key', sort: 'indexed' },
    name: { type: 'string', sql: 'v.name', sort: 'indexed' },
    value: { type: 'string', sql: 'v.value', sort: 'indexed', long: true },
    scopeKey: { type: 'key', sql: 'v.scope_key', sort: 'indexed' },
    // Of the instance, which leads to its variables in this order.
    processInstanceKey: { type: 'key', sql: 'p.process_instance_key', sort: 'indexed', held: 'always' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('v.tenant_id', 'v.process_instance_key'),
      nullable: true,
      filter: false,
    },
    tenantId: { type: 'string', sql: 'v.tenant_id', sort: 'indexed' },
    isTruncated: { type: 'boolean', sql: `(length(v.value) > ${valuePreviewLength})`, result: false },
  },
});
