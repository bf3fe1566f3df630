import { rootProcessInstance } from '../root-process-instance.js';
import type { OrderGroups, SearchField } from '../search-field.js';
import { auditLogPart } from './audit-log-fields.js';

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

const userTaskKey = keyFor('USER_TASK', 'userTaskKey');
const jobKey = keyFor('JOB', 'jobKey');
const incidentKey = keyFor('INCIDENT', 'incidentKey');
const variableKey = keyFor('VARIABLE', 'variableKey');

const category = "(case o.entity_type when 'USER_TASK' then 'USER_TASKS' else 'DEPLOYED_RESOURCES' end)";

const operationType = `(case when o.operation = 'ASSIGN' and h.payload like '%"assignee":null%' then 'UNASSIGN'
  else o.operation end)`;

/** Steps of one command and kind of actor. Index: history_by_command. */
const ofCommand = (value: string): OrderGroups => ({
  from: 'history h',
  columns: [{ sql: 'h.command' }, { sql: 'h.actor_kind' }],
  where: "h.actor_kind <> 'engine'",
  value: `(select ${value} from ${operations} where o.command = g.c1)`,
});

/** Entries by the operation: those that unassign are among those that assign. */
const ofOperation: OrderGroups = {
  ...ofCommand('o.operation'),
  value: `unnest((select case o.operation when 'ASSIGN' then array['ASSIGN', 'UNASSIGN'] else array[o.operation] end
    from ${operations} where o.command = g.c1))`,
  exact: true,
};

const actorTypeOf = (column: string): string =>
  `(case ${column} when 'user' then 'USER' when 'citizen' then 'ANONYMOUS' else 'CLIENT' end)`;

/** The instances lead to the rows: their order by a column of theirs is that of the entries. */
const byInstance = (field: Pick<SearchField, 'type' | 'sql'>): readonly SearchField[] => [
  { ...field, nullable: true, sort: 'indexed' },
  { type: 'key', sql: 'p.process_instance_key' },
];

/**
 * What people and clients did to process instances, from the chained history: one entry for each recorded step that
 * someone asked for. The key of an entry is that of the process instance followed by six digits, the place in its history.
 */
export const auditLogOfInstances = auditLogPart(
  `history h join ${operations} on o.command = h.command and h.actor_kind <> 'engine'
    join process_instance p on p.tenant_id = h.tenant_id and p.process_instance_key = h.process_instance_key`,
  {
    auditLogKey: {
      sql: "(h.process_instance_key::text || lpad(h.sequence::text, 6, '0'))",
      order: [
        { type: 'key', sql: 'h.process_instance_key' },
        { type: 'key', sql: 'h.sequence' },
      ],
    },
    entityKey: `coalesce(${userTaskKey}, ${jobKey}, ${incidentKey}, ${variableKey}, h.process_instance_key)::text`,
    entityType: {
      sql: 'o.entity_type',
      values: ['INCIDENT', 'JOB', 'PROCESS_INSTANCE', 'USER_TASK', 'VARIABLE'],
      groups: ofCommand('o.entity_type'),
    },
    operationType: { sql: operationType, groups: ofOperation },
    timestamp: 'h.recorded_at',
    actorId: 'h.actor_id',
    actorType: { sql: actorTypeOf('h.actor_kind'), groups: ofCommand(actorTypeOf('g.c2')) },
    tenantId: 'h.tenant_id',
    result: { sql: "'SUCCESS'::text", values: ['SUCCESS'] },
    category: { sql: category, values: ['DEPLOYED_RESOURCES', 'USER_TASKS'], groups: ofCommand(category) },
    processDefinitionId: {
      sql: 'p.process_definition_id',
      order: byInstance({ type: 'string', sql: 'p.process_definition_id' }),
    },
    processDefinitionKey: {
      sql: 'p.process_definition_key',
      order: byInstance({ type: 'key', sql: 'p.process_definition_key' }),
    },
    processInstanceKey: { sql: 'h.process_instance_key', held: 'always' },
    rootProcessInstanceKey: rootProcessInstance('h.tenant_id', 'h.process_instance_key'),
    elementInstanceKey: `(case when o.entity_type in ('USER_TASK', 'JOB', 'INCIDENT')
      then ${ofChanges('elementInstanceKey')} end)::bigint`,
    jobKey,
    userTaskKey,
    ownerKey: 'h.process_instance_key',
  },
);
