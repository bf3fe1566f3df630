import type { MessageSubscriptionKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import {
  messageFits,
  messageMatchColumns,
  toMessageMatch,
  type MessageMatch,
  type MessageMatchRow,
} from './message-match.js';

// Takes no lock: the step's row in message_correlation decides. Per subscription the oldest message: a waiting instance is
// found by name and key, however many messages of the name wait for others; a start event takes any of its name.
// Index: message_subscription primary key, message_buffered. Role: vorgang_engine.
const statement = `
  select found.* from unnest($2::bigint[]) as opened (subscription_key) cross join lateral (
    (${oldest('m.correlation_key = s.correlation_key and s.process_instance_key is not null')})
    union all
    (${oldest('s.process_instance_key is null')})
  ) as found
  order by found.subscription_key`;

function oldest(condition: string): string {
  return `select ${messageMatchColumns}
    from message_subscription s
    join message m on m.tenant_id = s.tenant_id and m.message_name = s.message_name and ${condition}
    where s.tenant_id = $1 and s.subscription_key = opened.subscription_key and m.expires_at > $3 and ${messageFits}
    order by m.message_key limit 1`;
}

/** The buffered message, if any, that each of these freshly opened subscriptions gets. `now` in milliseconds. */
export async function matchSubscriptions(
  database: Queryable,
  tenantId: string,
  subscriptionKeys: readonly MessageSubscriptionKey[],
  now: number,
): Promise<readonly MessageMatch[]> {
  const answer = await database.query<MessageMatchRow>({
    name: 'match_subscriptions',
    text: statement,
    values: [tenantId, subscriptionKeys, new Date(now)],
  });
  return answer.rows.map(toMessageMatch);
}
