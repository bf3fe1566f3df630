import { createHash, randomBytes } from 'node:crypto';
import type { InTenant } from '../tenant-work.js';

/** How long a sign-in lasts, in milliseconds. */
export interface SessionLimits {
  /** Without any request. */
  readonly idle: number;
  /** At most, however busy. */
  readonly absolute: number;
}

/** A working day, and half an hour away from the desk. */
export const defaultSessionLimits: SessionLimits = { idle: 30 * 60_000, absolute: 10 * 60 * 60_000 };

export interface Session {
  readonly username: string;
  /** Milliseconds since 1970 UTC at which it ends even without a sign-out, unless used again before. */
  readonly endsAt: number;
}

/** Sign-ins kept on the server. The browser holds a random token, the table its hash. */
export interface SessionService {
  open(tenantId: string, username: string): Promise<{ readonly token: string; readonly endsAt: number }>;
  /** The session of the token, or null when it is unknown, signed out or over. */
  resume(tenantId: string, token: string): Promise<Session | null>;
  /** As `resume`, without counting as activity: for streams that outlive a request. */
  peek(tenantId: string, token: string): Promise<Session | null>;
  close(tenantId: string, token: string): Promise<void>;
}

// A seen session is written again only after this time: a busy page costs no write per request.
const seenResolution = 60_000;

interface SessionRow {
  readonly username: string;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

/** Sessions live in wall-clock time, not in the engine's test clock. */
export function createSessionService(
  inTenant: InTenant,
  limits: SessionLimits = defaultSessionLimits,
  now: () => number = Date.now,
): SessionService {
  async function find(
    tenantId: string,
    token: string,
  ): Promise<(Session & { readonly seenAt: number }) | null> {
    const { rows } = await inTenant(tenantId, (connection) =>
      connection.query<SessionRow>(
        'select username, last_seen_at, expires_at from session where tenant_id = $1 and session_hash = $2',
        [tenantId, hashToken(token)],
      ),
    );
    const row = rows[0];
    if (!row) return null;
    const seenAt = row.last_seen_at.getTime();
    const endsAt = Math.min(seenAt + limits.idle, row.expires_at.getTime());
    return endsAt > now() ? { username: row.username, endsAt, seenAt } : null;
  }

  return {
    async open(tenantId, username) {
      const token = randomBytes(32).toString('base64url');
      const at = now();
      const expiresAt = at + limits.absolute;
      await inTenant(tenantId, async (connection) => {
        await connection.query(
          'delete from session where tenant_id = $1 and (expires_at < $2 or last_seen_at < $3)',
          [tenantId, new Date(at), new Date(at - limits.idle)],
        );
        await connection.query(
          `insert into session (tenant_id, session_hash, username, created_at, last_seen_at, expires_at)
           values ($1, $2, $3, $4, $4, $5)`,
          [tenantId, hashToken(token), username, new Date(at), new Date(expiresAt)],
        );
      });
      return { token, endsAt: Math.min(at + limits.idle, expiresAt) };
    },

    async resume(tenantId, token) {
      const session = await find(tenantId, token);
      if (!session) return null;
      if (now() - session.seenAt >= Math.min(seenResolution, limits.idle / 10)) {
        await inTenant(tenantId, (connection) =>
          connection.query(
            'update session set last_seen_at = $3 where tenant_id = $1 and session_hash = $2',
            [tenantId, hashToken(token), new Date(now())],
          ),
        );
      }
      return session;
    },

    peek: find,

    async close(tenantId, token) {
      await inTenant(tenantId, (connection) =>
        connection.query('delete from session where tenant_id = $1 and session_hash = $2', [
          tenantId,
          hashToken(token),
        ]),
      );
    },
  };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
