import type { NewMessage, Queryable } from '@vorgang/storage';

// Locks one row. Index: message_unique_id. Inside a transaction that names its tenant.
const STATEMENT = `
  delete from message
  where tenant_id = $1 and message_name = $2 and correlation_key = $3 and message_id = $4 and expires_at <= $5`;

/** Makes room for a message whose id an expired one still occupies. */
export async function removeExpiredDuplicate(database: Queryable, message: NewMessage): Promise<void> {
  await database.query(STATEMENT, [
    message.tenantId,
    message.name,
    message.correlationKey,
    message.messageId ?? null,
    new Date(message.publishedAt),
  ]);
}
