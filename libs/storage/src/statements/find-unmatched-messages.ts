import type { Queryable } from '../database/queryable.js';
import {
  messageFits,
  messageMatchColumns,
  toMessageMatch,
  type MessageMatch,
  type MessageMatchRow,
} from './message-match.js';

// A start message waits for the instance that another one with its key has opened; many of these must not fill the batch.
const isRunningForKey = `exists (
      select from message_correlation opened
      join message_subscription origin on origin.tenant_id = opened.tenant_id
        and origin.subscription_key = opened.subscription_key and origin.process_instance_key is null
      join process_instance running on running.tenant_id = opened.tenant_id
        and running.process_instance_key = opened.process_instance_key and running.state in ('ACTIVE', 'SUSPENDED')
      where opened.tenant_id = m.tenant_id and opened.process_definition_id = s.process_definition_id
        and opened.correlation_key = m.correlation_key)`;

// Takes no lock. Reads the buffered messages, which are few, and for each the open subscriptions by index
// message_subscription_open. Role: vorgang_engine.
const statement = `
  select distinct on (m.tenant_id, m.message_key, s.process_definition_id) ${messageMatchColumns}
  from message m
  join message_subscription s on s.tenant_id = m.tenant_id and s.message_name = m.message_name
    and s.correlation_key in (m.correlation_key, '')
  where m.expires_at > $1 and m.published_at <= $2 and ${messageFits}
    and ($4::text is null or (m.tenant_id, m.message_key, s.process_definition_id) > ($4, $5, $6))
    and (s.process_instance_key is not null or m.correlation_key = '' or not ${isRunningForKey})
  order by m.tenant_id, m.message_key, s.process_definition_id, s.process_instance_key is null, s.subscription_key
  limit $3`;

/** How far a look at the messages came: the last one that it found. */
export type MessagePlace = Pick<MessageMatch, 'tenantId' | 'messageKey' | 'processDefinitionId'>;

export interface UnmatchedMessagesQuery {
  readonly now: number;
  /** Leaves out what is just being handled. */
  readonly publishedBefore: number;
  readonly limit: number;
  /** Those behind it only; absent: from the beginning. */
  readonly after?: MessagePlace | undefined;
}

/**
 * Messages and subscriptions that fit but have not met, because the process between them stopped.
 * Moments in milliseconds since 1970 UTC.
 */
export async function findUnmatchedMessages(
  database: Queryable,
  { now, publishedBefore, limit, after }: UnmatchedMessagesQuery,
): Promise<readonly MessageMatch[]> {
  const place = [after?.tenantId ?? null, after?.messageKey ?? null, after?.processDefinitionId ?? null];
  const answer = await database.query<MessageMatchRow>({
    text: statement,
    values: [new Date(now), new Date(publishedBefore), limit, ...place],
  });
  return answer.rows.map(toMessageMatch);
}
