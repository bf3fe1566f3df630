import { shownJobState } from '../../statements/job-state.js';
import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';
import type { OrderGroups } from '../search-field.js';

/** Jobs of one type for one element of a process, in one state. Index: job_by_work_state. */
const ofWork = (value: string): OrderGroups => ({
  from: 'job j',
  columns: [
    { sql: 'j.type' },
    { sql: 'j.process_definition_key' },
    { sql: 'j.element_id' },
    { sql: shownJobState },
  ],
  value,
});

/** Jobs that one worker has or had, in one state. Index: job_by_worker. */
const ofWorker: OrderGroups = {
  from: 'job j',
  columns: [{ sql: 'j.worker' }, { sql: shownJobState }],
  value: 'g.c1',
};

/** Work for job workers: waiting, held, failed and done. */
export const jobSearch = defineSearch({
  from: 'job j',
  key: 'jobKey',
  fields: {
    jobKey: { type: 'key', sql: 'j.job_key', sort: 'indexed' },
    type: { type: 'string', sql: 'j.type', sort: 'grouped', groups: ofWork('g.c1') },
    kind: {
      type: 'string',
      sql: 'j.kind',
      values: ['BPMN_ELEMENT', 'EXECUTION_LISTENER', 'TASK_LISTENER', 'AD_HOC_SUB_PROCESS'],
      sort: 'indexed',
      usually: "'BPMN_ELEMENT'",
    },
    listenerEventType: {
      type: 'string',
      sql: "(case when j.listener_event_type is null then 'UNSPECIFIED' else j.listener_event_type end)",
      values: ['ASSIGNING', 'CANCELING', 'COMPLETING', 'CREATING', 'END', 'START', 'UNSPECIFIED', 'UPDATING'],
      sort: 'indexed',
      usually: "'UNSPECIFIED'",
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
    retries: { type: 'integer', sql: 'j.retries', sort: 'indexed', usually: '3' },
    priority: { type: 'integer', sql: 'j.priority', sort: 'indexed', usually: '0' },
    hasFailedWithRetriesLeft: {
      type: 'boolean',
      sql: `(${shownJobState} = 'FAILED' and j.retries > 0)`,
      sort: 'indexed',
      usually: 'false',
    },
    worker: { type: 'string', sql: 'j.worker', sort: 'grouped', groups: ofWorker },
    customHeaders: { type: 'json', sql: 'j.headers', filter: false },
    deadline: { type: 'dateTime', sql: 'j.lock_until', nullable: true, sort: 'indexed', usually: 'null' },
    isDenied: { type: 'boolean', sql: 'j.is_denied', nullable: true, sort: 'indexed', usually: 'null' },
    deniedReason: {
      type: 'string',
      sql: 'j.denied_reason',
      nullable: true,
      sort: 'indexed',
      usually: 'null',
      long: true,
    },
    errorCode: { type: 'string', sql: 'j.error_code', nullable: true, sort: 'indexed', usually: 'null' },
    errorMessage: {
      type: 'string',
      sql: 'j.error_message',
      nullable: true,
      sort: 'indexed',
      usually: 'null',
      long: true,
    },
    elementId: {
      type: 'string',
      sql: 'j.element_id',
      nullable: true,
      sort: 'grouped',
      groups: ofWork('g.c3'),
    },
    elementInstanceKey: { type: 'key', sql: 'j.element_instance_key', sort: 'indexed' },
    processDefinitionId: {
      type: 'string',
      sql: 'j.process_definition_id',
      sort: 'grouped',
      groups: ofWork(
        '(select d.process_definition_id from process_definition d where d.process_definition_key = g.c2)',
      ),
    },
    processDefinitionKey: {
      type: 'key',
      sql: 'j.process_definition_key',
      sort: 'grouped',
      groups: ofWork('g.c2'),
    },
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
    endTime: {
      type: 'dateTime',
      sql: 'j.ended_at',
      nullable: true,
      sort: 'indexed',
      present: {
        field: 'state',
        with: ['COMPLETED', 'CANCELED'],
        without: ['CREATED', 'FAILED', 'RETRIES_UPDATED'],
      },
    },
  },
});
