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
// instance comes before a start event. Index: message primary key, message_subscription_open, for each key by itself
// (`offset 0`), as a join reads every subscription of the tenant as long as there are no statistics. Role: vorgang_engine.
const statement = `
  select distinct on (s.process_definition_id) ${messageMatchColumns}
  from message m
  cross join (values (false), (true)) as start (is_keyless)
  cross join lateral (
    select * from message_subscription open
    where open.tenant_id = m.tenant_id and open.message_name = m.message_name and open.state = 'CREATED'
      and open.correlation_key = case when start.is_keyless then '' else m.correlation_key end
    offset 0
  ) as s
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
