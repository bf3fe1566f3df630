import { SessionEntity, type TenantWork } from '@vorgang/storage';
import { createHash, randomBytes } from 'node:crypto';
import { LessThan } from 'typeorm';

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

/** Sessions live in wall-clock time, not in the engine's test clock. */
export function createSessionService(
  work: TenantWork,
  limits: SessionLimits = defaultSessionLimits,
  now: () => number = Date.now,
): SessionService {
  async function find(
    tenantId: string,
    token: string,
  ): Promise<(Session & { readonly seenAt: number }) | null> {
    const session = await work.run(tenantId, (manager) =>
      manager.findOneBy(SessionEntity, { tenantId, sessionHash: hashToken(token) }),
    );
    if (!session) return null;
    const seenAt = session.lastSeenAt.getTime();
    const endsAt = Math.min(seenAt + limits.idle, session.expiresAt.getTime());
    return endsAt > now() ? { username: session.username, endsAt, seenAt } : null;
  }

  return {
    async open(tenantId, username) {
      const token = randomBytes(32).toString('base64url');
      const at = now();
      const expiresAt = at + limits.absolute;
      await work.run(tenantId, async (manager) => {
        await manager.delete(SessionEntity, [
          { tenantId, expiresAt: LessThan(new Date(at)) },
          { tenantId, lastSeenAt: LessThan(new Date(at - limits.idle)) },
        ]);
        await manager.insert(SessionEntity, {
          tenantId,
          sessionHash: hashToken(token),
          username,
          createdAt: new Date(at),
          lastSeenAt: new Date(at),
          expiresAt: new Date(expiresAt),
        });
      });
      return { token, endsAt: Math.min(at + limits.idle, expiresAt) };
    },

    async resume(tenantId, token) {
      const session = await find(tenantId, token);
      if (!session) return null;
      if (now() - session.seenAt >= Math.min(seenResolution, limits.idle / 10)) {
        await work.run(tenantId, (manager) =>
          manager.update(
            SessionEntity,
            { tenantId, sessionHash: hashToken(token) },
            { lastSeenAt: new Date(now()) },
          ),
        );
      }
      return session;
    },

    peek: find,

    async close(tenantId, token) {
      await work.run(tenantId, (manager) =>
        manager.delete(SessionEntity, { tenantId, sessionHash: hashToken(token) }),
      );
    },
  };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
