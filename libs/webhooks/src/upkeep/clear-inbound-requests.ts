import type { Queryable } from '@vorgang/storage';

/** How long a signature is remembered, so that a request is taken once. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

/**
 * Forgets requests that others sent to webhooks of models more than thirty days ago.
 *
 * @param database connection with the role vorgang_engine, which sees every tenant
 */
export async function clearInboundRequests(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from inbound_webhook_request where received_at < $1', [
    new Date(now.getTime() - keptFor),
  ]);
}
