import type {
  ElementInstanceKey,
  MessageSubscriptionKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
} from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import { behindTenantWall } from '../database/tenant-wall.js';

// Takes no lock. Index: message_subscription_open, once for the key and once for start events (empty key).
const statement = behindTenantWall(`
  select distinct on (s.process_definition_id)
    s.subscription_key, s.process_instance_key, s.process_definition_key, s.process_definition_id,
    s.element_instance_key, s.event_id
  from message_subscription s
  where s.tenant_id = wall.tenant_id and s.message_name = $2 and s.correlation_key in ($3, '') and s.state = 'CREATED'
    and (s.correlation_key = $3 or s.process_instance_key is null)
  order by s.process_definition_id, s.process_instance_key is null, s.subscription_key`);

/** A place that waits for a message. */
export interface OpenSubscription {
  readonly subscriptionKey: MessageSubscriptionKey;
  /** Null for the start event of a process definition. */
  readonly processInstanceKey: ProcessInstanceKey | null;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionId: string;
  readonly elementInstanceKey: ElementInstanceKey | null;
  readonly eventId: string;
}

interface Row {
  readonly subscription_key: MessageSubscriptionKey;
  readonly process_instance_key: ProcessInstanceKey | null;
  readonly process_definition_key: ProcessDefinitionKey;
  readonly process_definition_id: string;
  readonly element_instance_key: ElementInstanceKey | null;
  readonly event_id: string;
}

/** Who waits for a message of this name and key, one per process id: the oldest, instances before start events. */
export async function findOpenSubscriptions(
  database: Queryable,
  tenantId: string,
  message: { readonly name: string; readonly correlationKey: string },
): Promise<readonly OpenSubscription[]> {
  const answer = await database.query<Row>({
    name: 'find_open_subscriptions',
    text: statement,
    values: [tenantId, message.name, message.correlationKey],
  });
  return answer.rows.map((row) => ({
    subscriptionKey: row.subscription_key,
    processInstanceKey: row.process_instance_key,
    processDefinitionKey: row.process_definition_key,
    processDefinitionId: row.process_definition_id,
    elementInstanceKey: row.element_instance_key,
    eventId: row.event_id,
  }));
}
