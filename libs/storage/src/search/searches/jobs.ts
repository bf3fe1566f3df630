import { shownJobState } from '../../statements/job-state.js';
import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';

/** Work for job workers: waiting, held, failed and done. */
export const jobSearch = defineSearch({
  from: 'job j',
  key: 'jobKey',
  fields: {
    jobKey: { type: 'key', sql: 'j.job_key', sort: 'indexed' },
    type: { type: 'string', sql: 'j.type', sort: 'all matches' },
    kind: {
      type: 'string',
      sql: 'j.kind',
      values: ['BPMN_ELEMENT', 'EXECUTION_LISTENER', 'TASK_LISTENER', 'AD_HOC_SUB_PROCESS'],
      sort: 'all matches',
    },
    listenerEventType: {
      type: 'string',
      sql: "coalesce(j.listener_event_type, 'UNSPECIFIED')",
      values: ['ASSIGNING', 'CANCELING', 'COMPLETING', 'CREATING', 'END', 'START', 'UNSPECIFIED', 'UPDATING'],
      sort: 'all matches',
    },
    state: {
      type: 'string',
      sql: shownJobState,
      values: [
        'CANCELED',
        'COMPLETED',
        'CREATED',
        'ERROR_THROWN',
        'FAILED',
        'MIGRATED',
        'RETRIES_UPDATED',
        'TIMED_OUT',
      ],
      sort: 'indexed',
      usually: "'COMPLETED'",
    },
    retries: { type: 'integer', sql: 'j.retries', sort: 'all matches' },
    priority: { type: 'integer', sql: 'j.priority', sort: 'all matches' },
    hasFailedWithRetriesLeft: {
      type: 'boolean',
      sql: `(${shownJobState} = 'FAILED' and j.retries > 0)`,
      sort: 'all matches',
    },
    worker: { type: 'string', sql: 'j.worker', sort: 'all matches' },
    customHeaders: { type: 'json', sql: 'j.headers', filter: false },
    deadline: { type: 'dateTime', sql: 'j.lock_until', nullable: true, sort: 'all matches' },
    isDenied: { type: 'boolean', sql: 'j.is_denied', nullable: true, sort: 'all matches' },
    deniedReason: {
      type: 'string',
      sql: 'j.denied_reason',
      nullable: true,
      sort: 'all matches',
      long: true,
    },
    errorCode: { type: 'string', sql: 'j.error_code', nullable: true, sort: 'all matches' },
    errorMessage: {
      type: 'string',
      sql: 'j.error_message',
      nullable: true,
      sort: 'all matches',
      long: true,
    },
    elementId: { type: 'string', sql: 'j.element_id', nullable: true, sort: 'all matches' },
    elementInstanceKey: { type: 'key', sql: 'j.element_instance_key', sort: 'all matches' },
    processDefinitionId: { type: 'string', sql: 'j.process_definition_id', sort: 'all matches' },
    processDefinitionKey: { type: 'key', sql: 'j.process_definition_key', sort: 'all matches' },
    processInstanceKey: { type: 'key', sql: 'j.process_instance_key', sort: 'indexed' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('j.tenant_id', 'j.process_instance_key'),
      nullable: true,
      filter: false,
    },
    tenantId: { type: 'string', sql: 'j.tenant_id', sort: 'indexed' },
    creationTime: { type: 'dateTime', sql: 'j.created_at', nullable: true },
    lastUpdateTime: { type: 'dateTime', sql: 'coalesce(j.ended_at, j.created_at)', nullable: true },
    endTime: { type: 'dateTime', sql: 'j.ended_at', nullable: true, sort: 'all matches' },
  },
});
