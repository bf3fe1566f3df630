import { auditedCommands } from '../../history/audited-commands.js';
import { rootProcessInstance } from '../root-process-instance.js';
import type { OrderGroups, SearchField } from '../search-field.js';
import { auditLogPart } from './audit-log-fields.js';

/** What people and clients did to process instances, by the command that is in the history. */
const operations = `(values ${Object.entries(auditedCommands)
  .map(([command, { entityType, operation }]) => `('${command}', '${entityType}', '${operation}')`)
  .join(', ')}) o (command, entity_type, operation)`;

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

/** Not every step has one: the index of the order leaves the others out. */
const rare = (column: string) => ({ sql: column, usually: 'null' }) as const;

/**
 * What people and clients did to process instances, from the chained history: one entry for each recorded step that
 * someone asked for. The key of an entry is that of the process instance followed by six digits, the place in its history.
 */
export const auditLogOfInstances = auditLogPart(
  `history h join ${operations} on o.command = h.command and h.actor_kind <> 'engine'
    join process_instance p on p.tenant_id = h.tenant_id and p.process_instance_key = h.process_instance_key
    left join audited_step s on s.tenant_id = h.tenant_id and s.process_instance_key = h.process_instance_key
      and s.sequence = h.sequence`,
  {
    auditLogKey: {
      sql: "(h.process_instance_key::text || lpad(h.sequence::text, 6, '0'))",
      order: [
        { type: 'key', sql: 'h.process_instance_key' },
        { type: 'key', sql: 'h.sequence' },
      ],
    },
    entityKey: { sql: 's.entity_key', held: 'always' },
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
    elementInstanceKey: rare('s.element_instance_key'),
    jobKey: rare('s.job_key'),
    userTaskKey: rare('s.user_task_key'),
    ownerKey: 'h.process_instance_key',
  },
);
