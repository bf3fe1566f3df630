import { defineSearch } from '../search-definition.js';

// Index: process_instance_by_definition.
const shownState = `(case when d.deleted_at is null then 'ACTIVE'
  when exists (select from process_instance p where p.tenant_id = d.tenant_id
    and p.process_definition_key = d.process_definition_key and p.state in ('ACTIVE', 'SUSPENDED')) then 'DRAINING'
  else 'DELETED' end)`;

/** Deployed processes, every version. One that was deleted drains as long as instances of it run. */
export const processDefinitionSearch = defineSearch({
  from: 'process_definition d',
  key: 'processDefinitionKey',
  fields: {
    processDefinitionKey: { type: 'key', sql: 'd.process_definition_key', sort: 'few rows' },
    processDefinitionId: { type: 'string', sql: 'd.process_definition_id', sort: 'few rows' },
    name: { type: 'string', sql: 'd.name', nullable: true, sort: 'few rows' },
    resourceName: { type: 'string', sql: 'd.resource_name', sort: 'few rows' },
    version: { type: 'integer', sql: 'd.version', sort: 'few rows' },
    versionTag: { type: 'string', sql: 'd.version_tag', nullable: true, sort: 'few rows' },
    tenantId: { type: 'string', sql: 'd.tenant_id', sort: 'few rows' },
    hasStartForm: { type: 'boolean', sql: '(d.start_form_id is not null)' },
    state: { type: 'string', sql: shownState, values: ['ACTIVE', 'DRAINING', 'DELETED'] },
    isLatestVersion: {
      type: 'boolean',
      sql: `(not exists (select from process_definition newer where newer.tenant_id = d.tenant_id
        and newer.process_definition_id = d.process_definition_id and newer.version > d.version
        and newer.deleted_at is null) and d.deleted_at is null)`,
      result: false,
    },
  },
});
