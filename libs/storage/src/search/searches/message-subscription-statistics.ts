import { defineSearch } from '../search-definition.js';
import { messageSubscriptionSearch } from './message-subscriptions.js';

/** How many instances of each process version wait for messages. */
export const messageSubscriptionStatisticsSearch = defineSearch({
  from: 'g',
  key: 'processDefinitionKey',
  groups: {
    of: messageSubscriptionSearch,
    select: (condition) => `select s.tenant_id, s.process_definition_id, s.process_definition_key,
        count(distinct s.process_instance_key)::integer as instances, count(*)::integer as subscriptions
      from message_subscription s where s.state = 'CREATED' and ${condition}
      group by s.tenant_id, s.process_definition_id, s.process_definition_key`,
  },
  fields: {
    processDefinitionKey: { type: 'key', sql: 'g.process_definition_key' },
    processDefinitionId: { type: 'string', sql: 'g.process_definition_id' },
    tenantId: { type: 'string', sql: 'g.tenant_id' },
    processInstancesWithActiveSubscriptions: { type: 'integer', sql: 'g.instances' },
    activeSubscriptions: { type: 'integer', sql: 'g.subscriptions' },
  },
});
