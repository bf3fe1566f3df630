import type { SearchPart } from '../search-definition.js';
import type { SearchField } from '../search-field.js';

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

const id = { type: 'string', nullable: true, sort: 'indexed' } as const;
const key = { type: 'key', nullable: true, sort: 'indexed' } as const;
const unordered = { type: 'key', nullable: true } as const;

/** What every entry of the audit log has, wherever it comes from. */
export const auditLogFields = {
  auditLogKey: { type: 'string', sort: 'indexed' },
  entityKey: { type: 'string', sort: 'indexed' },
  entityType: { type: 'string', values: entityTypes, sort: 'grouped' },
  operationType: {
    type: 'string',
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
    sort: 'grouped',
  },
  batchOperationKey: { ...key, filter: false },
  batchOperationType: {
    ...id,
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
  },
  timestamp: { type: 'dateTime', sort: 'indexed' },
  actorId: { type: 'string', nullable: true, sort: 'indexed' },
  actorType: {
    type: 'string',
    values: ['ANONYMOUS', 'CLIENT', 'UNKNOWN', 'USER'],
    nullable: true,
    sort: 'grouped',
  },
  agentElementId: { type: 'string', nullable: true },
  tenantId: id,
  result: { type: 'string', values: ['FAIL', 'SUCCESS'], sort: 'indexed', usually: "'SUCCESS'" },
  category: { type: 'string', values: ['ADMIN', 'DEPLOYED_RESOURCES', 'USER_TASKS'], sort: 'grouped' },
  processDefinitionId: id,
  processDefinitionKey: key,
  processInstanceKey: key,
  rootProcessInstanceKey: { ...unordered, filter: false },
  elementInstanceKey: { type: 'key', nullable: true, sort: 'indexed' },
  jobKey: { type: 'key', nullable: true, sort: 'indexed' },
  userTaskKey: { type: 'key', nullable: true, sort: 'indexed' },
  decisionRequirementsId: id,
  decisionRequirementsKey: key,
  decisionDefinitionId: id,
  decisionDefinitionKey: key,
  decisionEvaluationKey: key,
  deploymentKey: unordered,
  formKey: unordered,
  resourceKey: unordered,
  relatedEntityKey: { type: 'string', nullable: true },
  relatedEntityType: { type: 'string', values: entityTypes, nullable: true },
  entityDescription: { type: 'string', nullable: true },
  /** The first part of the entry's key, by which an index finds it. */
  ownerKey: { type: 'key', filter: false, result: false },
} as const satisfies Readonly<Record<string, Omit<SearchField, 'sql'>>>;

export type AuditLogField = keyof typeof auditLogFields;

/** What a field is in one source: an expression, and what of the field is different there. */
type Source =
  string | (Pick<SearchField, 'sql'> & Pick<SearchField, 'groups' | 'held' | 'order' | 'usually' | 'values'>);

/** One source of the audit log. A field that it does not name holds nothing there. */
export function auditLogPart(
  from: string,
  sources: Readonly<Partial<Record<AuditLogField, Source>>>,
): SearchPart {
  const fields = Object.entries(auditLogFields).map(([name, field]: [string, Omit<SearchField, 'sql'>]) => {
    const nothing = { sql: `null::${field.type === 'key' ? 'bigint' : 'text'}`, held: 'never' } as const;
    const source = sources[name as AuditLogField] ?? nothing;
    return [name, { ...field, ...(typeof source === 'string' ? { sql: source } : source) }];
  });
  return { from, fields: Object.fromEntries(fields) as Readonly<Record<AuditLogField, SearchField>> };
}
