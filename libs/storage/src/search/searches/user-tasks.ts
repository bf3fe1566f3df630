import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';

/** Work for people. The form is the version that the task was created with; the newest where it keeps none. */
export const userTaskSearch = defineSearch({
  from: `user_task t
    left join process_definition d on d.tenant_id = t.tenant_id and d.process_definition_key = t.process_definition_key
    left join process_instance p on p.tenant_id = t.tenant_id and p.process_instance_key = t.process_instance_key`,
  key: 'userTaskKey',
  fields: {
    userTaskKey: { type: 'key', sql: 't.user_task_key' },
    name: { type: 'string', sql: 't.name', nullable: true, sort: 'indexed' },
    state: {
      type: 'string',
      sql: 't.state',
      values: [
        'CREATING',
        'CREATED',
        'ASSIGNING',
        'UPDATING',
        'COMPLETING',
        'COMPLETED',
        'CANCELING',
        'CANCELED',
        'FAILED',
      ],
    },
    assignee: { type: 'string', sql: 't.assignee', nullable: true },
    candidateGroups: { type: 'strings', sql: 't.candidate_groups', filter: false },
    candidateUsers: { type: 'strings', sql: 't.candidate_users', filter: false },
    candidateGroup: {
      type: 'string',
      sql: 'candidate.id',
      within: (condition) =>
        `exists (select from unnest(t.candidate_groups) as candidate (id) where ${condition})`,
      deniesAll: true,
      result: false,
    },
    candidateUser: {
      type: 'string',
      sql: 'candidate.id',
      within: (condition) =>
        `exists (select from unnest(t.candidate_users) as candidate (id) where ${condition})`,
      deniesAll: true,
      result: false,
    },
    priority: { type: 'integer', sql: 't.priority', sort: 'indexed', usually: '50' },
    elementId: { type: 'string', sql: 't.element_id' },
    elementInstanceKey: { type: 'key', sql: 't.element_instance_key' },
    processName: { type: 'string', sql: 'd.name', nullable: true, filter: false },
    processDefinitionId: { type: 'string', sql: 't.process_definition_id' },
    processDefinitionKey: { type: 'key', sql: 't.process_definition_key' },
    processDefinitionVersion: { type: 'integer', sql: 't.process_definition_version', filter: false },
    processInstanceKey: { type: 'key', sql: 't.process_instance_key' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('t.tenant_id', 't.process_instance_key'),
      nullable: true,
      filter: false,
    },
    creationDate: { type: 'dateTime', sql: 't.created_at', sort: 'indexed' },
    completionDate: {
      type: 'dateTime',
      sql: "(case when t.state = 'COMPLETED' then t.ended_at end)",
      nullable: true,
      sort: 'indexed',
      present: {
        field: 'state',
        with: ['COMPLETED'],
        without: [
          'CREATING',
          'CREATED',
          'ASSIGNING',
          'UPDATING',
          'COMPLETING',
          'CANCELING',
          'CANCELED',
          'FAILED',
        ],
      },
    },
    followUpDate: {
      type: 'dateTime',
      sql: 't.follow_up_date',
      nullable: true,
      sort: 'indexed',
      usually: 'null',
    },
    dueDate: { type: 'dateTime', sql: 't.due_date', nullable: true, sort: 'indexed', usually: 'null' },
    formKey: {
      type: 'key',
      sql: `coalesce(t.form_key, (select f.form_key from form_definition f where f.tenant_id = t.tenant_id and f.form_id = t.form_id
        and f.deleted_at is null
        order by f.version desc limit 1))`,
      nullable: true,
      filter: false,
    },
    externalFormReference: {
      type: 'string',
      sql: 't.external_form_reference',
      nullable: true,
      filter: false,
    },
    customHeaders: { type: 'json', sql: 't.headers', filter: false },
    tags: { type: 'strings', sql: "coalesce(p.tags, '{}')", filter: false },
    tenantId: { type: 'string', sql: 't.tenant_id' },
  },
  containsAll: { tags: "coalesce(p.tags, '{}')" },
  variables: {
    processInstanceVariables: {
      within: (condition) => `exists (select from variable v where v.tenant_id = t.tenant_id
        and v.process_instance_key = t.process_instance_key and v.scope_key = t.process_instance_key and ${condition})`,
    },
    localVariables: {
      within: (condition) => `exists (select from variable v where v.tenant_id = t.tenant_id
        and v.process_instance_key = t.process_instance_key and v.scope_key = t.element_instance_key and ${condition})`,
    },
  },
});
