import type { ElementId } from '@vorgang/bpmn';
import type { ProcessDefinitionKey, ProcessInstanceKey, SignalSubscriptionKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';

// Takes no lock: a subscription that closes meanwhile refuses its delivery. Index: signal_subscription_open.
// Runs inside a transaction that names its tenant (vorgang_app).
const statement = `
  select s.subscription_key, s.process_instance_key, s.process_definition_key, d.version, s.event_id
  from signal_subscription s
  join process_definition d
    on d.tenant_id = s.tenant_id and d.process_definition_key = s.process_definition_key
  where s.tenant_id = $1 and s.signal_name = $2 and s.state = 'CREATED'
  order by s.subscription_key`;

/** A place that waits for a signal. */
export interface OpenSignalSubscription {
  readonly subscriptionKey: SignalSubscriptionKey;
  /** Null for the start event of a process definition. */
  readonly processInstanceKey: ProcessInstanceKey | null;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionVersion: number;
  readonly eventId: ElementId;
}

interface Row {
  readonly subscription_key: SignalSubscriptionKey;
  readonly process_instance_key: ProcessInstanceKey | null;
  readonly process_definition_key: ProcessDefinitionKey;
  readonly version: number;
  readonly event_id: string;
}

/** Everything of a tenant that waits for a signal of the name, the longest wait first. */
export async function findOpenSignalSubscriptions(
  database: Queryable,
  tenantId: string,
  signalName: string,
): Promise<readonly OpenSignalSubscription[]> {
  const answer = await database.query<Row>({
    name: 'find_open_signal_subscriptions',
    text: statement,
    values: [tenantId, signalName],
  });
  return answer.rows.map((row) => ({
    subscriptionKey: row.subscription_key,
    processInstanceKey: row.process_instance_key,
    processDefinitionKey: row.process_definition_key,
    processDefinitionVersion: row.version,
    eventId: row.event_id,
  }));
}
