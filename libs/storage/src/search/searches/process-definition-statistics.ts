import { defineSearch } from '../search-definition.js';
import { shownInstanceState } from './process-instances.js';

// Only running instances are counted: they are few beside the ended ones, and process_instance_by_shown_state finds them.
const runningInstances = `select p.process_definition_key,
    count(*) filter (where p.incident_count = 0) as without_incident,
    count(*) filter (where p.incident_count > 0) as with_incident
  from process_instance p where ${shownInstanceState} = 'ACTIVE' group by p.process_definition_key`;

const counts = {
  activeInstancesWithIncidentCount: { type: 'integer', sql: 'g.with_incident', sort: 'few rows' },
  activeInstancesWithoutIncidentCount: { type: 'integer', sql: 'g.without_incident', sort: 'few rows' },
} as const;

/** Running instances of each process, all versions together. */
export const processStatisticsSearch = defineSearch({
  from: 'g',
  key: 'processDefinitionId',
  groups: {
    of: defineSearch({
      from: 'process_definition d',
      key: 'processDefinitionId',
      fields: {
        processDefinitionId: { type: 'string', sql: 'd.process_definition_id', filter: false },
      },
    }),
    select: (condition) => `select d.tenant_id, d.process_definition_id,
        (array_agg(d.name order by d.version desc))[1] as latest_name, count(*) > 1 as has_multiple_versions,
        coalesce(sum(r.with_incident), 0)::integer as with_incident,
        coalesce(sum(r.without_incident), 0)::integer as without_incident
      from process_definition d
      left join (${runningInstances}) r on r.process_definition_key = d.process_definition_key
      where ${condition} group by d.tenant_id, d.process_definition_id`,
  },
  fields: {
    processDefinitionId: { type: 'string', sql: 'g.process_definition_id', sort: 'few rows' },
    tenantId: { type: 'string', sql: 'g.tenant_id' },
    latestProcessDefinitionName: { type: 'string', sql: 'g.latest_name', nullable: true },
    hasMultipleVersions: { type: 'boolean', sql: 'g.has_multiple_versions' },
    ...counts,
  },
});

/** Running instances of each version of one process. */
export const processVersionStatisticsSearch = defineSearch({
  from: 'g',
  key: 'processDefinitionKey',
  groups: {
    of: defineSearch({
      from: 'process_definition d',
      key: 'processDefinitionId',
      fields: {
        processDefinitionId: {
          type: 'string',
          sql: 'd.process_definition_id',
          required: true,
          plain: (value) => `d.process_definition_id = ${value}`,
        },
        tenantId: { type: 'string', sql: 'd.tenant_id', plain: (value) => `d.tenant_id = ${value}` },
      },
    }),
    select: (
      condition,
    ) => `select d.tenant_id, d.process_definition_id, d.process_definition_key, d.name, d.version,
        coalesce(r.with_incident, 0)::integer as with_incident,
        coalesce(r.without_incident, 0)::integer as without_incident
      from process_definition d
      left join (${runningInstances}) r on r.process_definition_key = d.process_definition_key
      where ${condition}`,
  },
  fields: {
    processDefinitionId: { type: 'string', sql: 'g.process_definition_id', sort: 'few rows' },
    processDefinitionKey: { type: 'key', sql: 'g.process_definition_key', sort: 'few rows' },
    processDefinitionName: { type: 'string', sql: 'g.name', nullable: true, sort: 'few rows' },
    processDefinitionVersion: { type: 'integer', sql: 'g.version', sort: 'few rows' },
    tenantId: { type: 'string', sql: 'g.tenant_id' },
    ...counts,
  },
});
