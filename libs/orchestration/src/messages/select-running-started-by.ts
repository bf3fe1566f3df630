import type { MessageMatch, Queryable } from '@vorgang/storage';

// Takes no lock: the caller holds the advisory lock of process id and key. Index: message_correlation_by_key.
// Role: vorgang_engine.
const STATEMENT = `
  select exists (
    select from message_correlation c
    join message_subscription s on s.tenant_id = c.tenant_id and s.subscription_key = c.subscription_key
      and s.process_instance_key is null
    join process_instance p on p.tenant_id = c.tenant_id and p.process_instance_key = c.process_instance_key
      and p.state in ('ACTIVE', 'SUSPENDED')
    where c.tenant_id = $1 and c.process_definition_id = $2 and c.correlation_key = $3
  ) as running`;

/** Whether an instance that a start message with this correlation key opened is still running. */
export async function selectRunningStartedBy(
  database: Queryable,
  match: Pick<MessageMatch, 'tenantId' | 'processDefinitionId' | 'correlationKey'>,
): Promise<boolean> {
  const answer = await database.query<{ running: boolean }>(STATEMENT, [
    match.tenantId,
    match.processDefinitionId,
    match.correlationKey,
  ]);
  return answer.rows[0]!.running;
}
