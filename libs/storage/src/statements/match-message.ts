import type { MessageKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import {
  messageFits,
  messageMatchColumns,
  toMessageMatch,
  type MessageMatch,
  type MessageMatchRow,
} from './message-match.js';

// Takes no lock: the step's row in message_correlation decides. Per process id one subscription, the oldest; a waiting
// instance comes before a start event. Index: message primary key, message_subscription_open. Role: vorgang_engine.
const statement = `
  select distinct on (s.process_definition_id) ${messageMatchColumns}
  from message m
  join message_subscription s on s.tenant_id = m.tenant_id and s.message_name = m.message_name
    and s.correlation_key in (m.correlation_key, '')
  where m.tenant_id = $1 and m.message_key = $2 and m.expires_at > $3 and ${messageFits}
  order by s.process_definition_id, s.process_instance_key is null, s.subscription_key`;

/** The subscriptions that a stored message may correlate to now. `now` is milliseconds since 1970 UTC. */
export async function matchMessage(
  database: Queryable,
  tenantId: string,
  messageKey: MessageKey,
  now: number,
): Promise<readonly MessageMatch[]> {
  const answer = await database.query<MessageMatchRow>({
    text: statement,
    values: [tenantId, messageKey, new Date(now)],
  });
  return answer.rows.map(toMessageMatch);
}
