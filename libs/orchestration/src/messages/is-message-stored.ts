import type { MessageKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';

// Takes no lock. Index: primary key.
const STATEMENT = 'select exists (select from message where tenant_id = $1 and message_key = $2) as stored';

export async function isMessageStored(
  database: Queryable,
  tenantId: string,
  key: MessageKey,
): Promise<boolean> {
  const answer = await database.query<{ stored: boolean }>(STATEMENT, [tenantId, key]);
  return answer.rows[0]!.stored;
}
