import { rootProcessInstance } from '../root-process-instance.js';
import { defineSearch } from '../search-definition.js';

/** What waits for a message, or has waited. */
export const messageSubscriptionSearch = defineSearch({
  from: 'message_subscription s',
  key: 'messageSubscriptionKey',
  fields: {
    messageSubscriptionKey: { type: 'key', sql: 's.subscription_key', sort: true },
    processDefinitionId: { type: 'string', sql: 's.process_definition_id', sort: true },
    processDefinitionKey: { type: 'key', sql: 's.process_definition_key', nullable: true },
    processInstanceKey: { type: 'key', sql: 's.process_instance_key', nullable: true, sort: true },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('s.tenant_id', 's.process_instance_key'),
      nullable: true,
      filter: false,
    },
    elementId: { type: 'string', sql: 's.event_id', sort: true },
    elementInstanceKey: { type: 'key', sql: 's.element_instance_key', nullable: true, sort: true },
    messageSubscriptionState: {
      type: 'string',
      sql: "(case s.state when 'SUSPENDED' then 'CREATED' else s.state end)",
      values: ['CORRELATED', 'CREATED', 'DELETED', 'MIGRATED'],
      sort: true,
    },
    lastUpdatedDate: { type: 'dateTime', sql: 's.updated_at', sort: true },
    messageName: { type: 'string', sql: 's.message_name', sort: true },
    correlationKey: { type: 'string', sql: 's.correlation_key', nullable: true, sort: true },
    tenantId: { type: 'string', sql: 's.tenant_id', sort: true },
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
      filter: false,
      result: false,
    },
    messageKey: { type: 'key', sql: 'c.message_key', sort: true },
    messageName: { type: 'string', sql: 'c.message_name', sort: true },
    correlationKey: { type: 'string', sql: 'c.correlation_key', nullable: true, sort: true },
    correlationTime: { type: 'dateTime', sql: 'c.correlated_at', sort: true },
    elementId: { type: 'string', sql: 'c.element_id', sort: true },
    elementInstanceKey: { type: 'key', sql: 'c.element_instance_key', nullable: true, sort: true },
    partitionId: { type: 'integer', sql: '1::integer', sort: true },
    processDefinitionId: { type: 'string', sql: 'c.process_definition_id', sort: true },
    processDefinitionKey: { type: 'key', sql: 'p.process_definition_key', sort: true },
    processInstanceKey: { type: 'key', sql: 'c.process_instance_key', sort: true },
    rootProcessInstanceKey: {
      type: 'key',
      sql: rootProcessInstance('c.tenant_id', 'c.process_instance_key'),
      nullable: true,
      filter: false,
    },
    subscriptionKey: { type: 'key', sql: 'c.subscription_key', sort: true },
    tenantId: { type: 'string', sql: 'c.tenant_id', sort: true },
  },
});
