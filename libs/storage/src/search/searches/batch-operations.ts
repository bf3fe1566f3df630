import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';

const operationTypes = [
  'ADD_VARIABLE',
  'CANCEL_PROCESS_INSTANCE',
  'DELETE_DECISION_DEFINITION',
  'DELETE_DECISION_INSTANCE',
  'DELETE_PROCESS_DEFINITION',
  'DELETE_PROCESS_INSTANCE',
  'MIGRATE_PROCESS_INSTANCE',
  'MODIFY_PROCESS_INSTANCE',
  'RESOLVE_INCIDENT',
  'RESUME_PROCESS_INSTANCE',
  'SUSPEND_PROCESS_INSTANCE',
  'UPDATE_VARIABLE',
] as const;

/** Batch operations. Items that were skipped count as completed: nothing is left to do for them. */
export const batchOperationSearch = defineSearch({
  from: 'batch_operation b',
  key: 'batchOperationKey',
  fields: {
    batchOperationKey: { type: 'key', sql: 'b.batch_operation_key', sort: 'few rows' },
    operationType: { type: 'string', sql: 'b.operation_type', values: operationTypes, sort: 'few rows' },
    state: {
      type: 'string',
      sql: 'b.state',
      values: ['ACTIVE', 'CANCELED', 'COMPLETED', 'CREATED', 'FAILED', 'PARTIALLY_COMPLETED', 'SUSPENDED'],
      sort: 'few rows',
    },
    startDate: { type: 'dateTime', sql: 'b.start_date', nullable: true, filter: false, sort: 'few rows' },
    endDate: { type: 'dateTime', sql: 'b.end_date', nullable: true, filter: false, sort: 'few rows' },
    actorType: {
      type: 'string',
      sql: "(case b.actor_kind when 'user' then 'USER' when 'client' then 'CLIENT' else 'UNKNOWN' end)",
      values: ['ANONYMOUS', 'CLIENT', 'UNKNOWN', 'USER'],
      nullable: true,
      sort: 'few rows',
    },
    actorId: { type: 'string', sql: 'b.actor_id', nullable: true, sort: 'few rows' },
    operationsTotalCount: { type: 'integer', sql: 'b.total_count', filter: false },
    operationsFailedCount: { type: 'integer', sql: 'b.failed_count', filter: false },
    operationsCompletedCount: { type: 'integer', sql: 'b.completed_count', filter: false },
    failure: { type: 'string', sql: 'b.failure', nullable: true, filter: false },
    isCaptured: { type: 'boolean', sql: 'b.captured', filter: false },
  },
});

/**
 * Items of batch operations. The same thing may be an item of several, so the batch operation ends every order.
 */
export const batchOperationItemSearch = defineSearch({
  from: `batch_operation_item i
    join batch_operation b on b.tenant_id = i.tenant_id and b.batch_operation_key = i.batch_operation_key`,
  key: 'itemKey',
  fields: {
    operationType: { type: 'string', sql: 'b.operation_type', values: operationTypes },
    batchOperationKey: { type: 'key', sql: 'i.batch_operation_key', sort: 'indexed' },
    itemKey: {
      type: 'key',
      sql: 'i.item_key',
      sort: 'indexed',
      order: [
        { type: 'key', sql: 'i.item_key' },
        { type: 'key', sql: 'i.batch_operation_key' },
      ],
    },
    processInstanceKey: { type: 'key', sql: 'i.process_instance_key', sort: 'indexed' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: `nullif(${rootProcessInstance('i.tenant_id', 'i.process_instance_key')}, -1)`,
      nullable: true,
      filter: false,
    },
    state: {
      type: 'string',
      sql: 'i.state',
      values: ['ACTIVE', 'CANCELED', 'COMPLETED', 'FAILED', 'SKIPPED'],
      sort: 'indexed',
      usually: "'COMPLETED'",
    },
    processedDate: {
      type: 'dateTime',
      sql: 'i.processed_at',
      nullable: true,
      filter: false,
      sort: 'indexed',
    },
    errorMessage: { type: 'string', sql: 'i.error_message', nullable: true, filter: false },
  },
});
