import type { MessageSubscriptionKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import {
  messageFits,
  messageMatchColumns,
  toMessageMatch,
  type MessageMatch,
  type MessageMatchRow,
} from './message-match.js';

// Takes no lock: the step's row in message_correlation decides. Per subscription the oldest message.
// Index: message_subscription primary key, message_buffered. Role: vorgang_engine.
const statement = `
  select distinct on (s.subscription_key) ${messageMatchColumns}
  from message_subscription s
  join message m on m.tenant_id = s.tenant_id and m.message_name = s.message_name
  where s.tenant_id = $1 and s.subscription_key = any ($2::bigint[]) and m.expires_at > $3 and ${messageFits}
  order by s.subscription_key, m.message_key`;

/** The buffered message, if any, that each of these freshly opened subscriptions gets. `now` in milliseconds. */
export async function matchSubscriptions(
  database: Queryable,
  tenantId: string,
  subscriptionKeys: readonly MessageSubscriptionKey[],
  now: number,
): Promise<readonly MessageMatch[]> {
  const answer = await database.query<MessageMatchRow>({
    text: statement,
    values: [tenantId, subscriptionKeys, new Date(now)],
  });
  return answer.rows.map(toMessageMatch);
}
