import type { SessionEntity, TenantWork } from '@vorgang/storage';
import { oneWayHash } from '../provider-sign-in/one-way-hash.js';

/** What each request of a browser needs of its session. */
export type StoredSession = Pick<
  SessionEntity,
  'username' | 'createdAt' | 'lastSeenAt' | 'expiresAt' | 'provedAt' | 'providerIssuer' | 'claims' | 'idToken'
>;

/** The session of a token, also one that is over; null when nobody has it. Takes no lock. Index: primary key. */
export async function findSession(
  work: TenantWork,
  tenantId: string,
  token: string,
): Promise<StoredSession | null> {
  const rows = await work.read(tenantId, ({ prepared }) =>
    prepared<readonly StoredSession[]>(
      'session-of-token',
      `select username, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
         proved_at as "provedAt", provider_issuer as "providerIssuer", claims, id_token as "idToken"
       from session
       where tenant_id = $1 and session_hash = $2`,
      [tenantId, oneWayHash(token)],
    ),
  );
  return rows[0] ?? null;
}
