import { defineSearch } from '../search-definition.js';

/** A number of 32 bits that stands for an error message; the same on every server and version. */
export function errorHashCode(message: string): string {
  return `('x' || left(md5(${message}), 8))::bit(32)::integer`;
}

/** Instances that stand still, by what their incidents say. Open incidents alone are read: index incident_open. */
export const incidentsByErrorSearch = defineSearch({
  from: 'g',
  key: 'error',
  groups: {
    of: defineSearch({
      from: 'incident i',
      key: 'incidentKey',
      fields: { incidentKey: { type: 'key', sql: 'i.incident_key', filter: false } },
    }),
    select: (condition) => `select i.error_message, ${errorHashCode('i.error_message')} as hash,
        count(distinct i.process_instance_key)::integer as instances
      from incident i where i.state = 'ACTIVE' and ${condition} group by i.error_message`,
  },
  fields: {
    // Messages may be of any length: their beginning orders them, and the sum tells apart those that begin alike.
    error: {
      type: 'string',
      sql: '(left(g.error_message, 100) || md5(g.error_message))',
      filter: false,
      result: false,
    },
    errorHashCode: { type: 'integer', sql: 'g.hash' },
    errorMessage: { type: 'string', sql: 'g.error_message', sort: 'few rows', long: true },
    activeInstancesWithErrorCount: { type: 'integer', sql: 'g.instances', sort: 'few rows' },
  },
});

/** The process versions whose instances stand still with one error. */
export const incidentsByDefinitionSearch = defineSearch({
  from: 'g',
  key: 'processDefinitionKey',
  groups: {
    of: defineSearch({
      from: 'incident i',
      key: 'errorHashCode',
      fields: {
        errorHashCode: {
          type: 'integer',
          sql: errorHashCode('i.error_message'),
          required: true,
          plain: (value) => `${errorHashCode('i.error_message')} = ${value}`,
        },
      },
    }),
    select: (condition) => `select i.tenant_id, i.process_definition_id, i.process_definition_key,
        max(coalesce(d.name, i.process_definition_id)) as name, max(d.version) as version,
        count(distinct i.process_instance_key)::integer as instances
      from incident i join process_definition d
        on d.tenant_id = i.tenant_id and d.process_definition_key = i.process_definition_key
      where i.state = 'ACTIVE' and ${condition}
      group by i.tenant_id, i.process_definition_id, i.process_definition_key`,
  },
  fields: {
    processDefinitionId: { type: 'string', sql: 'g.process_definition_id' },
    processDefinitionKey: { type: 'key', sql: 'g.process_definition_key', sort: 'few rows' },
    processDefinitionName: { type: 'string', sql: 'g.name' },
    processDefinitionVersion: { type: 'integer', sql: 'g.version' },
    tenantId: { type: 'string', sql: 'g.tenant_id', sort: 'few rows' },
    activeInstancesWithErrorCount: { type: 'integer', sql: 'g.instances', sort: 'few rows' },
  },
});
