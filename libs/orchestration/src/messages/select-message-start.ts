import type { ProcessInstanceKey } from '@vorgang/execution';
import type { MessageStart, Queryable } from '@vorgang/storage';

// Takes no lock. Index: message_correlation_of_instance, message_subscription primary key. Role: vorgang_engine.
const STATEMENT = `
  select c.process_definition_id, c.message_name, c.correlation_key
  from message_correlation c
  join message_subscription s on s.tenant_id = c.tenant_id and s.subscription_key = c.subscription_key
    and s.process_instance_key is null
  where c.tenant_id = $1 and c.process_instance_key = $2 and c.correlation_key <> ''`;

/** The start message with a correlation key that opened an instance; undefined where something else did. */
export async function selectMessageStart(
  database: Queryable,
  tenantId: string,
  processInstanceKey: ProcessInstanceKey,
): Promise<MessageStart | undefined> {
  const answer = await database.query<{
    process_definition_id: string;
    message_name: string;
    correlation_key: string;
  }>(STATEMENT, [tenantId, processInstanceKey]);
  const row = answer.rows[0];
  return (
    row && {
      processDefinitionId: row.process_definition_id,
      messageName: row.message_name,
      correlationKey: row.correlation_key,
    }
  );
}
