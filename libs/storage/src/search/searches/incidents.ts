import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';
import { incidentErrorTypes } from './enumerations.js';

/** What stopped a process instance until someone mends it. */
export const incidentSearch = defineSearch({
  from: 'incident i',
  key: 'incidentKey',
  fields: {
    incidentKey: { type: 'key', sql: 'i.incident_key', sort: 'indexed' },
    processDefinitionId: { type: 'string', sql: 'i.process_definition_id', sort: 'indexed' },
    processDefinitionKey: { type: 'key', sql: 'i.process_definition_key', sort: 'indexed' },
    processInstanceKey: { type: 'key', sql: 'i.process_instance_key', sort: 'indexed' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('i.tenant_id', 'i.process_instance_key'),
      nullable: true,
      filter: false,
    },
    errorType: { type: 'string', sql: 'i.error_type', values: incidentErrorTypes, sort: 'indexed' },
    errorMessage: { type: 'string', sql: 'i.error_message' },
    elementId: { type: 'string', sql: 'i.element_id', sort: 'indexed' },
    elementInstanceKey: { type: 'key', sql: 'i.element_instance_key', sort: 'indexed' },
    jobKey: { type: 'key', sql: 'i.job_key', nullable: true, sort: 'indexed' },
    state: {
      type: 'string',
      sql: 'i.state',
      values: ['ACTIVE', 'MIGRATED', 'PENDING', 'RESOLVED', 'UNKNOWN'],
      sort: 'indexed',
    },
    creationTime: { type: 'dateTime', sql: 'i.created_at', sort: 'indexed' },
    tenantId: { type: 'string', sql: 'i.tenant_id', sort: 'indexed' },
  },
});
