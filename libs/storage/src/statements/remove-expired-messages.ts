import type { Queryable } from '../database/queryable.js';

// Locks the taken rows and skips those under way. Index: message_expiry. Role: vorgang_engine.
// What a message caused stays recorded in message_correlation and in the history.
const statement = `
  delete from message m
  using (
    select tenant_id, message_key from message where expires_at <= $1 order by expires_at limit $2
    for update skip locked
  ) as expired
  where m.tenant_id = expired.tenant_id and m.message_key = expired.message_key`;

/** Removes messages whose time has passed; answers how many. `now` is milliseconds since 1970 UTC. */
export async function removeExpiredMessages(
  database: Queryable,
  now: number,
  limit: number,
): Promise<number> {
  const answer = await database.query({
    text: statement,
    values: [new Date(now), limit],
  });
  return answer.rowCount ?? 0;
}
