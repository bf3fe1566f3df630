import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';
import { elementTypes } from './enumerations.js';

/** Every element that a process instance has entered. */
export const elementInstanceSearch = defineSearch({
  from: `element_instance e join process_instance p
    on p.tenant_id = e.tenant_id and p.process_instance_key = e.process_instance_key`,
  key: 'elementInstanceKey',
  fields: {
    elementInstanceKey: { type: 'key', sql: 'e.element_instance_key', sort: 'indexed' },
    // Of the instance, which leads to its elements in this order.
    processInstanceKey: { type: 'key', sql: 'p.process_instance_key', sort: 'indexed' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('e.tenant_id', 'e.process_instance_key'),
      nullable: true,
      filter: false,
    },
    processDefinitionKey: { type: 'key', sql: 'e.process_definition_key', sort: 'all matches' },
    processDefinitionId: {
      type: 'string',
      sql: 'p.process_definition_id',
      sort: 'indexed',
      order: [
        { type: 'string', sql: 'p.process_definition_id' },
        { type: 'key', sql: 'p.process_instance_key' },
      ],
    },
    elementId: { type: 'string', sql: 'e.element_id', sort: 'all matches' },
    elementName: { type: 'string', sql: 'coalesce(e.element_name, e.element_id)', sort: 'all matches' },
    type: { type: 'string', sql: 'e.element_type', values: elementTypes, sort: 'all matches' },
    state: {
      type: 'string',
      sql: 'e.state',
      values: ['ACTIVE', 'COMPLETED', 'TERMINATED'],
      sort: 'indexed',
      usually: "'COMPLETED'",
    },
    startDate: { type: 'dateTime', sql: 'e.start_date', sort: 'all matches' },
    endDate: { type: 'dateTime', sql: 'e.end_date', nullable: true, sort: 'all matches' },
    hasIncident: { type: 'boolean', sql: '(e.incident_key is not null)' },
    incidentKey: { type: 'key', sql: 'e.incident_key', nullable: true, sort: 'all matches' },
    tenantId: { type: 'string', sql: 'e.tenant_id', sort: 'indexed' },
    elementInstanceScopeKey: {
      type: 'key',
      sql: 'coalesce(e.scope_key, e.process_instance_key)',
      result: false,
    },
  },
});

/** Element instances for those who operate on them: also which scope each lives in. */
export const elementInstanceOperationSearch = defineSearch({
  ...elementInstanceSearch,
  key: 'elementInstanceKey',
  fields: {
    ...elementInstanceSearch.fields,
    scopeKey: { type: 'key', sql: 'e.scope_key', nullable: true, filter: false },
  },
});
