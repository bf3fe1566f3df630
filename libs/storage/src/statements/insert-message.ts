import type { JsonObject } from '@vorgang/feel';
import type { MessageKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';

// Takes no lock beyond the new row; where a buffered message has the same id nothing is written.
// Index: message_unique_id. Role: vorgang_engine, or vorgang_app inside a transaction that names its tenant.
const statement = `
  insert into message (
    tenant_id, message_key, message_name, correlation_key, message_id, variables, published_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (tenant_id, message_name, correlation_key, message_id) where message_id is not null do nothing`;

export interface NewMessage {
  readonly tenantId: string;
  readonly messageKey: MessageKey;
  readonly name: string;
  readonly correlationKey: string;
  readonly messageId?: string;
  readonly variables: JsonObject;
  /** Milliseconds since 1970 UTC. */
  readonly publishedAt: number;
  readonly expiresAt: number;
}

/** Stores a published message; false where a message of the same name, key and id is still buffered. */
export async function insertMessage(database: Queryable, message: NewMessage): Promise<boolean> {
  const answer = await database.query({
    name: 'insert_message',
    text: statement,
    values: [
      message.tenantId,
      message.messageKey,
      message.name,
      message.correlationKey,
      message.messageId ?? null,
      JSON.stringify(message.variables),
      new Date(message.publishedAt),
      new Date(message.expiresAt),
    ],
  });
  return answer.rowCount === 1;
}
