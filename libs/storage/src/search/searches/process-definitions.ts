import { defineSearch } from '../search-definition.js';

/** Deployed processes, every version. */
export const processDefinitionSearch = defineSearch({
  from: 'process_definition d',
  key: 'processDefinitionKey',
  fields: {
    processDefinitionKey: { type: 'key', sql: 'd.process_definition_key', sort: true },
    processDefinitionId: { type: 'string', sql: 'd.process_definition_id', sort: true },
    name: { type: 'string', sql: 'd.name', nullable: true, sort: true },
    resourceName: { type: 'string', sql: 'd.resource_name', sort: true },
    version: { type: 'integer', sql: 'd.version', sort: true },
    versionTag: { type: 'string', sql: 'd.version_tag', nullable: true, sort: true },
    tenantId: { type: 'string', sql: 'd.tenant_id', sort: true },
    hasStartForm: { type: 'boolean', sql: '(d.start_form_id is not null)' },
    state: { type: 'string', sql: "'ACTIVE'::text", values: ['ACTIVE', 'DRAINING', 'DELETED'] },
    isLatestVersion: {
      type: 'boolean',
      sql: `(not exists (select from process_definition newer where newer.tenant_id = d.tenant_id
        and newer.process_definition_id = d.process_definition_id and newer.version > d.version))`,
      result: false,
    },
  },
});
