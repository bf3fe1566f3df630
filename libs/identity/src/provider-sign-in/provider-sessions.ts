import { SessionEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import type { LogoutToken } from './logout-token.js';
import { oneWayHash } from './one-way-hash.js';

/** The sign-in at an identity provider that a session belongs to. */
export interface ProviderSignInOfSession {
  readonly issuer: string;
  readonly subject: string;
  readonly sessionId: string | null;
  /** When the ID token was issued, in milliseconds since 1970 UTC. */
  readonly issuedAt: number;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly idToken: string;
}

/** Logouts are remembered at least so long: longer than a sign-in that has begun can take to finish. */
const remembered = 20 * 60_000;

const tenantId = defaultTenantId;

/**
 * Ends the sessions that the logout token names, on all nodes. False when the token was obeyed before.
 * One person's sign-ins and logouts wait for each other, so no session opens beside its own end.
 */
export async function endProviderSessions(
  manager: EntityManager,
  token: LogoutToken,
  now: number,
): Promise<boolean> {
  const { issuer, subject, sessionId } = token;
  await lockProvider(manager, issuer);
  await manager.query('delete from provider_logout where tenant_id = $1 and expires_at < $2', [
    tenantId,
    new Date(now),
  ]);
  const inserted = await manager.query<readonly unknown[]>(
    `insert into provider_logout (tenant_id, issuer, token_id_hash, subject, session_id, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1`,
    [
      tenantId,
      issuer,
      oneWayHash(token.tokenId),
      subject,
      sessionId,
      new Date(token.issuedAt),
      new Date(Math.max(token.expiresAt, now + remembered)),
    ],
  );
  if (inserted.length === 0) return false;
  await manager.delete(SessionEntity, {
    tenantId,
    providerIssuer: issuer,
    ...(subject === null ? {} : { providerSubject: subject }),
    ...(sessionId === null ? {} : { providerSessionId: sessionId }),
  });
  return true;
}

/** Whether the provider has ended this sign-in before its session could open. */
export async function wasEndedByProvider(
  manager: EntityManager,
  { issuer, subject, sessionId, issuedAt }: ProviderSignInOfSession,
): Promise<boolean> {
  await lockProvider(manager, issuer);
  const rows = await manager.query<readonly unknown[]>(
    `select 1 from provider_logout
     where tenant_id = $1 and issuer = $2 and (subject is null or subject = $3)
       and case when session_id is null then issued_at >= $5 else session_id = $4 end`,
    [tenantId, issuer, subject, sessionId, new Date(issuedAt)],
  );
  return rows.length > 0;
}

async function lockProvider(manager: EntityManager, issuer: string): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(hashtextextended('provider sessions ' || $1, 0))", [
    issuer,
  ]);
}
