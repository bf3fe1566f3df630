import type { Queryable } from '../database/queryable.js';
import {
  messageFitsGivenProcess,
  messageMatchColumns,
  toMessageMatch,
  type MessageMatch,
  type MessageMatchRow,
} from './message-match.js';

// Takes no lock: the caller holds the advisory lock of process id and key. Index: message_buffered,
// message_subscription_open, message_correlation primary key. Role: vorgang_engine.
const statement = `
  select ${messageMatchColumns}
  from message m
  join message_subscription s on s.tenant_id = m.tenant_id and s.message_name = m.message_name
    and s.correlation_key = '' and s.process_instance_key is null and s.process_definition_id = $2
  where m.tenant_id = $1 and m.message_name = $3 and m.correlation_key = $4 and m.expires_at > $5 and ${messageFitsGivenProcess}
  order by m.message_key
  limit 1`;

/** What makes start messages wait for each other: one instance at a time per process id and correlation key. */
export interface MessageStart {
  readonly processDefinitionId: string;
  readonly messageName: string;
  readonly correlationKey: string;
}

/** The buffered message that starts an instance next; undefined where none waits. `now` in milliseconds. */
export async function findOldestStartMessage(
  database: Queryable,
  tenantId: string,
  { processDefinitionId, messageName, correlationKey }: MessageStart,
  now: number,
): Promise<MessageMatch | undefined> {
  const answer = await database.query<MessageMatchRow>({
    text: statement,
    values: [tenantId, processDefinitionId, messageName, correlationKey, new Date(now)],
  });
  return answer.rows.map(toMessageMatch)[0];
}
