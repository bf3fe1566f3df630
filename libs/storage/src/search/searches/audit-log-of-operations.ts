import type { OrderGroups, SearchField } from '../search-field.js';
import { auditLogPart } from './audit-log-fields.js';

/** Most entries have none: the index of the order leaves them out. */
const rare = (column: string) => ({ sql: column, usually: 'null' }) as const;

/** Entries that are alike in one column. Indexes: audit_log_entry_by_entity, _by_operation, _by_category, _by_actor_type. */
const alike = (sql: string): OrderGroups => ({
  from: 'audit_log_entry e',
  columns: [{ sql }],
  value: 'g.c1',
});

const actorType =
  "(case e.actor_kind when 'user' then 'USER' when 'citizen' then 'ANONYMOUS' else 'CLIENT' end)";

const byEntry = (type: SearchField['type'], sql: string): readonly SearchField[] => [
  { type, sql, nullable: true, sort: 'indexed', usually: 'null' },
  { type: 'key', sql: 'e.entry_key' },
];

/**
 * What operators and administrators did, what belongs to no process instance, and what the state of an instance or a user
 * task refused. The key of an entry ends in six zeros,
 * where that of a step has its place in the history.
 */
export const auditLogOfOperations = auditLogPart('audit_log_entry e', {
  auditLogKey: {
    sql: "(e.entry_key::text || '000000')",
    order: [
      { type: 'key', sql: 'e.entry_key' },
      { type: 'key', sql: '0::bigint' },
    ],
  },
  entityKey: 'e.entity_key',
  entityType: {
    sql: 'e.entity_type',
    groups: alike('e.entity_type'),
    values: [
      'AUTHORIZATION',
      'BATCH',
      'DECISION',
      'GROUP',
      'MAPPING_RULE',
      'PROCESS_INSTANCE',
      'RESOURCE',
      'ROLE',
      'TENANT',
      'USER',
      'USER_TASK',
      'VARIABLE',
    ],
  },
  operationType: {
    sql: 'e.operation_type',
    groups: alike('e.operation_type'),
    values: [
      'ASSIGN',
      'CANCEL',
      'COMPLETE',
      'CREATE',
      'DELETE',
      'EVALUATE',
      'MIGRATE',
      'RESUME',
      'SUSPEND',
      'UNASSIGN',
      'UPDATE',
    ],
  },
  batchOperationKey: rare('e.batch_operation_key'),
  batchOperationType: rare('e.batch_operation_type'),
  timestamp: 'e.recorded_at',
  actorId: 'e.actor_id',
  actorType: { sql: actorType, groups: alike(actorType) },
  tenantId: rare('e.scope_tenant_id'),
  result: 'e.result',
  category: {
    sql: 'e.category',
    values: ['ADMIN', 'DEPLOYED_RESOURCES', 'USER_TASKS'],
    groups: alike('e.category'),
  },
  processDefinitionId: {
    sql: 'e.process_definition_id',
    order: byEntry('string', 'e.process_definition_id'),
  },
  processDefinitionKey: {
    sql: 'e.process_definition_key',
    order: byEntry('key', 'e.process_definition_key'),
  },
  processInstanceKey: rare('e.process_instance_key'),
  elementInstanceKey: rare('e.element_instance_key'),
  userTaskKey: rare('e.user_task_key'),
  decisionRequirementsId: rare('e.decision_requirements_id'),
  decisionRequirementsKey: rare('e.decision_requirements_key'),
  decisionDefinitionId: rare('e.decision_definition_id'),
  decisionDefinitionKey: rare('e.decision_definition_key'),
  decisionEvaluationKey: rare('e.decision_evaluation_key'),
  deploymentKey: 'e.deployment_key',
  formKey: 'e.form_key',
  resourceKey: 'e.resource_key',
  relatedEntityKey: 'e.related_entity_key',
  relatedEntityType: 'e.related_entity_type',
  entityDescription: 'e.entity_description',
  ownerKey: 'e.entry_key',
});
