import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';
import type { OrderGroups } from '../search-field.js';
import { elementTypes } from './enumerations.js';

/**
 * Elements of one kind, at one place of a process, in one state: who asks for what waits passes by all that has ended.
 * Index: element_instance_by_element_state.
 */
const ofElement = (value: string): OrderGroups => ({
  from: 'element_instance e',
  columns: [
    { sql: 'e.process_definition_key' },
    { sql: 'e.element_id' },
    { sql: 'e.element_type' },
    { sql: 'e.state' },
  ],
  value,
});

/** The model fixes the name, so that all of a group have that of the first. */
const nameOfGroup = `(select coalesce(named.element_name, named.element_id) from element_instance named
  where named.process_definition_key = g.c1 and named.element_id = g.c2 and named.element_type = g.c3 and named.state = g.c4
  order by named.element_instance_key limit 1)`;

/** Every element that a process instance has entered. */
export const elementInstanceSearch = defineSearch({
  from: `element_instance e left join process_instance p
    on p.tenant_id = e.tenant_id and p.process_instance_key = e.process_instance_key`,
  key: 'elementInstanceKey',
  fields: {
    elementInstanceKey: { type: 'key', sql: 'e.element_instance_key', sort: 'indexed' },
    // Of the instance, which leads to its elements in this order.
    processInstanceKey: { type: 'key', sql: 'p.process_instance_key', sort: 'indexed', held: 'always' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('e.tenant_id', 'e.process_instance_key'),
      nullable: true,
      filter: false,
    },
    processDefinitionKey: {
      type: 'key',
      sql: 'e.process_definition_key',
      sort: 'grouped',
      groups: ofElement('g.c1'),
    },
    processDefinitionId: {
      type: 'string',
      sql: 'p.process_definition_id',
      sort: 'indexed',
      order: [
        { type: 'string', sql: 'p.process_definition_id', sort: 'indexed', held: 'always' },
        { type: 'key', sql: 'p.process_instance_key' },
      ],
    },
    elementId: { type: 'string', sql: 'e.element_id', sort: 'grouped', groups: ofElement('g.c2') },
    elementName: {
      type: 'string',
      sql: 'coalesce(e.element_name, e.element_id)',
      sort: 'grouped',
      groups: ofElement(nameOfGroup),
    },
    type: {
      type: 'string',
      sql: 'e.element_type',
      values: elementTypes,
      sort: 'grouped',
      groups: ofElement('g.c3'),
    },
    state: {
      type: 'string',
      sql: 'e.state',
      values: ['ACTIVE', 'COMPLETED', 'TERMINATED'],
      sort: 'indexed',
      usually: "'COMPLETED'",
    },
    startDate: { type: 'dateTime', sql: 'e.start_date', sort: 'indexed' },
    endDate: {
      type: 'dateTime',
      sql: 'e.end_date',
      nullable: true,
      sort: 'indexed',
      missing: "e.state = 'ACTIVE'",
      present: { field: 'state', with: ['COMPLETED', 'TERMINATED'], without: ['ACTIVE'] },
    },
    hasIncident: { type: 'boolean', sql: '(e.incident_key is not null)' },
    incidentKey: { type: 'key', sql: 'e.incident_key', nullable: true, sort: 'indexed', usually: 'null' },
    tenantId: { type: 'string', sql: 'e.tenant_id', sort: 'indexed' },
    elementInstanceScopeKey: {
      type: 'key',
      sql: 'coalesce(e.scope_key, e.process_instance_key)',
      result: false,
    },
  },
});

/** Element instances for those who operate on them: also which scope each lives in. */
export const elementInstanceOperationSearch = defineSearch({
  ...elementInstanceSearch,
  key: 'elementInstanceKey',
  fields: {
    ...elementInstanceSearch.fields,
    scopeKey: { type: 'key', sql: 'e.scope_key', nullable: true, filter: false },
  },
});
