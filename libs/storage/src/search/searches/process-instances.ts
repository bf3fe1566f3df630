import { shownJobState } from '../../statements/job-state.js';
import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';
import type { OrderGroups } from '../search-field.js';
import { errorHashCode } from './incident-statistics.js';

const ofIncident = (condition: string): string =>
  `exists (select from incident i where i.tenant_id = p.tenant_id
    and i.process_instance_key = p.process_instance_key and i.state = 'ACTIVE' and ${condition})`;

const ofElement = (condition: string): string =>
  `exists (select from element_instance e where e.tenant_id = p.tenant_id
    and e.process_instance_key = p.process_instance_key and ${condition})`;

const ofJob = (condition: string): string =>
  `exists (select from job j where j.tenant_id = p.tenant_id
    and j.process_instance_key = p.process_instance_key and ${shownJobState} = 'FAILED' and ${condition})`;

// Index: batch_operation_item_by_instance.
const ofBatch = (condition: string): string =>
  `exists (select from batch_operation_item b where b.tenant_id = p.tenant_id
    and b.process_instance_key = p.process_instance_key and ${condition})`;

/** Instances of one version of a process. Index: process_instance_by_definition. */
const ofDefinition = (column: string): OrderGroups => ({
  from: 'process_instance p',
  columns: [{ sql: 'p.process_definition_key' }],
  value: `(select ${column} from process_definition d where d.process_definition_key = g.c1)`,
});

/** The state as queries show it. Index: process_instance_by_shown_state. */
export const shownInstanceState = "(case p.state when 'SUSPENDED' then 'ACTIVE' else p.state end)";

/**
 * Process instances. A suspended instance is shown as active, as the interface knows no other state for it.
 */
export const processInstanceSearch = defineSearch({
  from: `process_instance p left join process_definition d
    on d.tenant_id = p.tenant_id and d.process_definition_key = p.process_definition_key`,
  key: 'processInstanceKey',
  alternatives: true,
  fields: {
    processInstanceKey: { type: 'key', sql: 'p.process_instance_key', sort: 'indexed' },
    processDefinitionKey: { type: 'key', sql: 'p.process_definition_key', sort: 'indexed' },
    processDefinitionId: { type: 'string', sql: 'p.process_definition_id', sort: 'indexed' },
    processDefinitionName: {
      type: 'string',
      sql: 'd.name',
      nullable: true,
      sort: 'grouped',
      groups: ofDefinition('d.name'),
    },
    processDefinitionVersion: {
      type: 'integer',
      sql: 'p.process_definition_version',
      sort: 'grouped',
      groups: ofDefinition('d.version'),
    },
    processDefinitionVersionTag: {
      type: 'string',
      sql: 'd.version_tag',
      nullable: true,
      sort: 'grouped',
      groups: ofDefinition('d.version_tag'),
    },
    startDate: { type: 'dateTime', sql: 'p.start_date', sort: 'indexed' },
    endDate: {
      type: 'dateTime',
      sql: 'p.end_date',
      nullable: true,
      sort: 'indexed',
      present: { field: 'state', with: ['COMPLETED', 'TERMINATED'], without: ['ACTIVE'] },
    },
    state: {
      type: 'string',
      sql: shownInstanceState,
      values: ['ACTIVE', 'COMPLETED', 'TERMINATED'],
      sort: 'indexed',
    },
    hasIncident: { type: 'boolean', sql: '(p.incident_count > 0)', sort: 'indexed', usually: 'false' },
    tenantId: { type: 'string', sql: 'p.tenant_id', sort: 'indexed' },
    parentProcessInstanceKey: {
      type: 'key',
      sql: 'p.parent_process_instance_key',
      nullable: true,
      sort: 'indexed',
      usually: 'null',
    },
    parentElementInstanceKey: {
      type: 'key',
      sql: 'p.parent_element_instance_key',
      nullable: true,
      sort: 'indexed',
      usually: 'null',
    },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('p.tenant_id', 'p.process_instance_key'),
      nullable: true,
      filter: false,
    },
    tags: { type: 'strings', sql: 'p.tags', filter: false },
    businessId: { type: 'string', sql: 'p.business_id', nullable: true, sort: 'indexed', usually: 'null' },
    errorMessage: { type: 'string', sql: 'i.error_message', within: ofIncident, result: false },
    incidentErrorHashCode: {
      type: 'integer',
      sql: errorHashCode('i.error_message'),
      within: ofIncident,
      result: false,
    },
    batchOperationKey: { type: 'string', sql: 'b.batch_operation_key::text', within: ofBatch, result: false },
    batchOperationId: { type: 'string', sql: 'b.batch_operation_key::text', within: ofBatch, result: false },
    elementId: { type: 'string', sql: 'e.element_id', within: ofElement, result: false },
    elementInstanceState: {
      type: 'string',
      sql: 'e.state',
      values: ['ACTIVE', 'COMPLETED', 'TERMINATED'],
      within: ofElement,
      result: false,
    },
    hasElementInstanceIncident: {
      type: 'boolean',
      sql: '(e.incident_key is not null)',
      within: ofElement,
      result: false,
    },
    hasRetriesLeft: { type: 'boolean', sql: '(j.retries > 0)', within: ofJob, result: false },
  },
  containsAll: { tags: 'p.tags' },
  variables: {
    variables: {
      within: (condition) => `exists (select from variable v where v.tenant_id = p.tenant_id
        and v.process_instance_key = p.process_instance_key and ${condition})`,
    },
  },
});
