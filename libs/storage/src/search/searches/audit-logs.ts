import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';

/** What people and clients did to process instances, by the command that is in the history. */
const operations = `(values
  ('createProcessInstance', 'PROCESS_INSTANCE', 'CREATE'),
  ('cancelProcessInstance', 'PROCESS_INSTANCE', 'CANCEL'),
  ('modifyProcessInstance', 'PROCESS_INSTANCE', 'MODIFY'),
  ('activateAdHocActivities', 'PROCESS_INSTANCE', 'MODIFY'),
  ('migrateProcessInstance', 'PROCESS_INSTANCE', 'MIGRATE'),
  ('suspendProcessInstance', 'PROCESS_INSTANCE', 'SUSPEND'),
  ('resumeProcessInstance', 'PROCESS_INSTANCE', 'RESUME'),
  ('setVariables', 'VARIABLE', 'UPDATE'),
  ('resolveIncident', 'INCIDENT', 'RESOLVE'),
  ('completeJob', 'JOB', 'COMPLETE'),
  ('failJob', 'JOB', 'UPDATE'),
  ('throwJobError', 'JOB', 'UPDATE'),
  ('updateJobRetries', 'JOB', 'UPDATE'),
  ('assignUserTask', 'USER_TASK', 'ASSIGN'),
  ('delegateUserTask', 'USER_TASK', 'ASSIGN'),
  ('resolveUserTask', 'USER_TASK', 'ASSIGN'),
  ('recallUserTask', 'USER_TASK', 'ASSIGN'),
  ('updateUserTask', 'USER_TASK', 'UPDATE'),
  ('completeUserTask', 'USER_TASK', 'COMPLETE')
) o (command, entity_type, operation)`;

/** The first value of a member among the changes of a step. */
const ofChanges = (member: string): string =>
  `(select c.change ->> '${member}' from json_array_elements(h.payload::json) c (change)
    where c.change ->> '${member}' is not null limit 1)`;

const keyFor = (entityType: string, member: string): string =>
  `(case o.entity_type when '${entityType}' then ${ofChanges(member)} end)::bigint`;

/** The user task that an entry is about, as SQL over the search. */
export const userTaskAuditLogKey = keyFor('USER_TASK', 'userTaskKey');
const userTaskKey = userTaskAuditLogKey;
const jobKey = keyFor('JOB', 'jobKey');
const incidentKey = keyFor('INCIDENT', 'incidentKey');
const variableKey = keyFor('VARIABLE', 'variableKey');

/** The category of an entry, as SQL over the search: what grants on audit logs can be limited to. */
export const auditLogCategory =
  "(case o.entity_type when 'USER_TASK' then 'USER_TASKS' else 'DEPLOYED_RESOURCES' end)";

const operationType = `(case when o.operation = 'ASSIGN' and h.payload like '%"assignee":null%' then 'UNASSIGN'
  else o.operation end)`;

const entityTypes = [
  'AUTHORIZATION',
  'BATCH',
  'DECISION',
  'GROUP',
  'INCIDENT',
  'JOB',
  'MAPPING_RULE',
  'PROCESS_INSTANCE',
  'RESOURCE',
  'ROLE',
  'TENANT',
  'USER',
  'USER_TASK',
  'VARIABLE',
  'CLIENT',
] as const;

const notKept = { type: 'string', sql: 'null::text', nullable: true } as const;
const notKeptKey = { type: 'key', sql: 'null::bigint', nullable: true } as const;

/**
 * What people and clients did, from the chained history: one entry for each recorded step that someone asked for.
 * The key of an entry is that of the process instance followed by six digits, the place in its history.
 */
export const auditLogSearch = defineSearch({
  from: `history h join ${operations} on o.command = h.command and h.actor_kind <> 'engine'
    join process_instance p on p.tenant_id = h.tenant_id and p.process_instance_key = h.process_instance_key`,
  key: 'auditLogKey',
  fields: {
    auditLogKey: {
      type: 'string',
      sql: "(h.process_instance_key::text || lpad(h.sequence::text, 6, '0'))",
      sort: 'indexed',
      order: [
        { type: 'key', sql: 'h.process_instance_key' },
        { type: 'key', sql: 'h.sequence' },
      ],
    },
    entityKey: {
      type: 'string',
      sql: `coalesce(${userTaskKey}, ${jobKey}, ${incidentKey}, ${variableKey}, h.process_instance_key)::text`,
      sort: 'all matches',
    },
    entityType: { type: 'string', sql: 'o.entity_type', values: entityTypes, sort: 'all matches' },
    operationType: {
      type: 'string',
      sql: operationType,
      values: [
        'ASSIGN',
        'CANCEL',
        'COMPLETE',
        'CREATE',
        'DELETE',
        'EVALUATE',
        'MIGRATE',
        'MODIFY',
        'RESOLVE',
        'RESUME',
        'SUSPEND',
        'UNASSIGN',
        'UNKNOWN',
        'UPDATE',
      ],
      sort: 'all matches',
    },
    batchOperationKey: { ...notKept, filter: false, sort: 'indexed' },
    batchOperationType: {
      type: 'string',
      sql: 'null::text',
      values: [
        'ADD_VARIABLE',
        'CANCEL_PROCESS_INSTANCE',
        'DELETE_DECISION_DEFINITION',
        'DELETE_DECISION_INSTANCE',
        'DELETE_PROCESS_DEFINITION',
        'DELETE_PROCESS_INSTANCE',
        'MIGRATE_PROCESS_INSTANCE',
        'MODIFY_PROCESS_INSTANCE',
        'RESOLVE_INCIDENT',
        'UPDATE_VARIABLE',
      ],
      nullable: true,
      sort: 'indexed',
    },
    timestamp: { type: 'dateTime', sql: 'h.recorded_at', sort: 'indexed' },
    actorId: { type: 'string', sql: 'h.actor_id', nullable: true, sort: 'all matches' },
    actorType: {
      type: 'string',
      sql: "(case h.actor_kind when 'user' then 'USER' when 'citizen' then 'ANONYMOUS' else 'CLIENT' end)",
      values: ['ANONYMOUS', 'CLIENT', 'UNKNOWN', 'USER'],
      nullable: true,
      sort: 'all matches',
    },
    agentElementId: notKept,
    tenantId: { type: 'string', sql: 'h.tenant_id', nullable: true, sort: 'indexed' },
    result: {
      type: 'string',
      sql: "'SUCCESS'::text",
      values: ['FAIL', 'SUCCESS'],
      sort: 'indexed',
      usually: "'SUCCESS'",
    },
    category: {
      type: 'string',
      sql: auditLogCategory,
      values: ['ADMIN', 'DEPLOYED_RESOURCES', 'USER_TASKS'],
      sort: 'all matches',
    },
    processDefinitionId: {
      type: 'string',
      sql: 'p.process_definition_id',
      nullable: true,
      sort: 'indexed',
      order: [
        { type: 'string', sql: 'p.process_definition_id' },
        { type: 'key', sql: 'p.process_instance_key' },
      ],
    },
    processDefinitionKey: {
      type: 'key',
      sql: 'p.process_definition_key',
      nullable: true,
      sort: 'indexed',
      order: [
        { type: 'key', sql: 'p.process_definition_key' },
        { type: 'key', sql: 'p.process_instance_key' },
      ],
    },
    processInstanceKey: { type: 'key', sql: 'h.process_instance_key', nullable: true, sort: 'indexed' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('h.tenant_id', 'h.process_instance_key'),
      nullable: true,
      filter: false,
    },
    elementInstanceKey: {
      type: 'key',
      sql: `(case when o.entity_type in ('USER_TASK', 'JOB', 'INCIDENT')
        then ${ofChanges('elementInstanceKey')} end)::bigint`,
      nullable: true,
      sort: 'all matches',
    },
    jobKey: { type: 'key', sql: jobKey, nullable: true, sort: 'all matches' },
    userTaskKey: { type: 'key', sql: userTaskKey, nullable: true, sort: 'all matches' },
    decisionRequirementsId: { ...notKept, sort: 'indexed' },
    decisionRequirementsKey: { ...notKeptKey, sort: 'indexed' },
    decisionDefinitionId: { ...notKept, sort: 'indexed' },
    decisionDefinitionKey: { ...notKeptKey, sort: 'indexed' },
    decisionEvaluationKey: { ...notKeptKey, sort: 'indexed' },
    deploymentKey: notKeptKey,
    formKey: notKeptKey,
    resourceKey: notKeptKey,
    relatedEntityKey: notKept,
    relatedEntityType: { type: 'string', sql: 'null::text', values: entityTypes, nullable: true },
    entityDescription: notKept,
  },
});
