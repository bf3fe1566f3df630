import type {
  ElementInstanceKey,
  MessageKey,
  MessageSubscriptionKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
} from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';

/**
 * Columns of an open subscription (alias s) and a buffered message (alias m) that fit each other.
 * The subscription of a start event has no instance and the empty correlation key.
 */
export const messageMatchColumns = `
  s.tenant_id, s.subscription_key, s.process_instance_key, s.process_definition_key, s.process_definition_id,
  s.element_instance_key, s.event_id, m.message_key, m.message_name, m.correlation_key, m.variables`;

const nameAndKeyFit = `
  m.tenant_id = s.tenant_id and m.message_name = s.message_name
  and (m.correlation_key = s.correlation_key or s.process_instance_key is null)
  and s.state = 'CREATED'`;

const uses = `
    select from message_correlation used
    where used.tenant_id = m.tenant_id and used.message_key = m.message_key
      and used.process_definition_id = s.process_definition_id`;

/** Whether name and key fit, and the message has not yet been used for this process id. */
export const messageFits = `${nameAndKeyFit}
  and not exists (${uses})`;

/**
 * The same, where the process id is given: the use of each message is looked up by itself (`offset 0`). As a join, a
 * PostgreSQL without statistics reads all that was ever correlated to the process.
 */
export const messageFitsGivenProcess = `${nameAndKeyFit}
  and not exists (${uses} offset 0)`;

/** A message and a subscription that it may correlate to. */
export interface MessageMatch {
  readonly tenantId: string;
  readonly subscriptionKey: MessageSubscriptionKey;
  /** Null: the message starts a new instance. */
  readonly processInstanceKey: ProcessInstanceKey | null;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionId: string;
  readonly elementInstanceKey: ElementInstanceKey | null;
  readonly eventId: string;
  readonly messageKey: MessageKey;
  readonly messageName: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
}

export interface MessageMatchRow {
  readonly tenant_id: string;
  readonly subscription_key: MessageSubscriptionKey;
  readonly process_instance_key: ProcessInstanceKey | null;
  readonly process_definition_key: ProcessDefinitionKey;
  readonly process_definition_id: string;
  readonly element_instance_key: ElementInstanceKey | null;
  readonly event_id: string;
  readonly message_key: MessageKey;
  readonly message_name: string;
  readonly correlation_key: string;
  readonly variables: string;
}

export function toMessageMatch(row: MessageMatchRow): MessageMatch {
  return {
    tenantId: row.tenant_id,
    subscriptionKey: row.subscription_key,
    processInstanceKey: row.process_instance_key,
    processDefinitionKey: row.process_definition_key,
    processDefinitionId: row.process_definition_id,
    elementInstanceKey: row.element_instance_key,
    eventId: row.event_id,
    messageKey: row.message_key,
    messageName: row.message_name,
    correlationKey: row.correlation_key,
    variables: JSON.parse(row.variables) as JsonObject,
  };
}
