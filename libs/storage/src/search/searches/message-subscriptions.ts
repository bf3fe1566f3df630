import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';
import type { OrderGroups } from '../search-field.js';

/** Subscriptions of one element of a process. Index: message_subscription_by_element. */
const ofWaiting = (value: string): OrderGroups => ({
  from: 'message_subscription s',
  columns: [{ sql: 's.process_definition_id' }, { sql: 's.event_id' }],
  value,
});

/** Messages of one name that reached one element of a process. Index: message_correlation_by_name_and_element. */
const ofReached = (value: string): OrderGroups => ({
  from: 'message_correlation c',
  columns: [{ sql: 'c.message_name' }, { sql: 'c.process_definition_id' }, { sql: 'c.element_id' }],
  value,
});

/** What waits for a message, or has waited. */
export const messageSubscriptionSearch = defineSearch({
  from: 'message_subscription s',
  key: 'messageSubscriptionKey',
  fields: {
    messageSubscriptionKey: { type: 'key', sql: 's.subscription_key', sort: 'indexed' },
    processDefinitionId: {
      type: 'string',
      sql: 's.process_definition_id',
      sort: 'grouped',
      groups: ofWaiting('g.c1'),
    },
    processDefinitionKey: { type: 'key', sql: 's.process_definition_key', nullable: true },
    processInstanceKey: { type: 'key', sql: 's.process_instance_key', nullable: true, sort: 'indexed' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('s.tenant_id', 's.process_instance_key'),
      nullable: true,
      filter: false,
    },
    elementId: { type: 'string', sql: 's.event_id', sort: 'grouped', groups: ofWaiting('g.c2') },
    elementInstanceKey: { type: 'key', sql: 's.element_instance_key', nullable: true, sort: 'indexed' },
    messageSubscriptionState: {
      type: 'string',
      sql: "(case s.state when 'SUSPENDED' then 'CREATED' else s.state end)",
      values: ['CORRELATED', 'CREATED', 'DELETED', 'MIGRATED'],
      sort: 'indexed',
      usually: "'CORRELATED'",
    },
    lastUpdatedDate: { type: 'dateTime', sql: 's.updated_at', sort: 'indexed' },
    // Said so that the lookups of the engine do not find the index of this order (migration 0119).
    messageName: {
      type: 'string',
      sql: '(case when s.subscription_key > 0 then s.message_name end)',
      sort: 'indexed',
    },
    correlationKey: { type: 'string', sql: 's.correlation_key', nullable: true, sort: 'indexed' },
    tenantId: { type: 'string', sql: 's.tenant_id', sort: 'indexed' },
  },
});

/** Messages that reached a process instance. There is one partition. */
export const correlatedMessageSearch = defineSearch({
  from: `message_correlation c
    join process_instance p on p.tenant_id = c.tenant_id and p.process_instance_key = c.process_instance_key`,
  key: 'correlation',
  fields: {
    correlation: {
      type: 'string',
      sql: "(c.message_key::text || '-' || c.process_definition_id)",
      order: [
        { type: 'key', sql: 'c.message_key' },
        { type: 'string', sql: 'c.process_definition_id' },
      ],
      filter: false,
      result: false,
    },
    messageKey: { type: 'key', sql: 'c.message_key', sort: 'indexed' },
    messageName: { type: 'string', sql: 'c.message_name', sort: 'grouped', groups: ofReached('g.c1') },
    correlationKey: { type: 'string', sql: 'c.correlation_key', nullable: true, sort: 'indexed' },
    correlationTime: { type: 'dateTime', sql: 'c.correlated_at', sort: 'indexed' },
    elementId: { type: 'string', sql: 'c.element_id', sort: 'grouped', groups: ofReached('g.c3') },
    elementInstanceKey: { type: 'key', sql: 'c.element_instance_key', nullable: true, sort: 'indexed' },
    partitionId: { type: 'integer', sql: '1::integer', sort: 'indexed', usually: '1' },
    processDefinitionId: {
      type: 'string',
      sql: 'c.process_definition_id',
      sort: 'grouped',
      groups: ofReached('g.c2'),
    },
    processDefinitionKey: {
      type: 'key',
      sql: 'p.process_definition_key',
      sort: 'indexed',
      order: [
        { type: 'key', sql: 'p.process_definition_key' },
        { type: 'key', sql: 'p.process_instance_key' },
      ],
    },
    processInstanceKey: { type: 'key', sql: 'c.process_instance_key', sort: 'indexed' },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('c.tenant_id', 'c.process_instance_key'),
      nullable: true,
      filter: false,
    },
    subscriptionKey: { type: 'key', sql: 'c.subscription_key', sort: 'indexed' },
    tenantId: { type: 'string', sql: 'c.tenant_id', sort: 'indexed' },
  },
});
