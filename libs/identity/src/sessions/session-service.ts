import { SessionEntity, UserAccountEntity, type TenantWork } from '@vorgang/storage';
import { randomBytes } from 'node:crypto';
import { LessThan, Not, type EntityManager } from 'typeorm';
import { findSession, type StoredSession } from './find-session.js';
import { oneWayHash } from '../provider-sign-in/one-way-hash.js';
import { hasSecondFactor } from '../second-factor/second-factors.js';
import { wasEndedByProvider, type ProviderSignInOfSession } from '../provider-sign-in/provider-sessions.js';

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
  /** Milliseconds since 1970 UTC at which the person last proved who they are: with the sign-in or after it. */
  readonly provedAt: number;
  /** Milliseconds since 1970 UTC at which it ends even without a sign-out, unless used again before. */
  readonly endsAt: number;
  /** Of people who signed in at an identity provider. */
  readonly provider: SessionProvider | null;
}

/** What a session keeps of the sign-in at an identity provider. */
export type SessionProvider = Pick<ProviderSignInOfSession, 'issuer' | 'claims' | 'idToken'>;

/** The cookie's value, and when the session ends at the earliest. */
export interface OpenedSession {
  readonly token: string;
  readonly endsAt: number;
}

/** A sign-in as its person sees it among the others. Times are milliseconds since 1970 UTC. */
export interface OwnSession {
  /** Tells it from the others, and opens nothing. */
  readonly id: string;
  readonly openedAt: number;
  readonly lastSeenAt: number;
  readonly endsAt: number;
  /** The identity provider's issuer; null for a password. */
  readonly issuer: string | null;
  /** Whether it is the one of the token. */
  readonly isThis: boolean;
}

/** What somebody has proved who signs in with a password. */
export interface SignInProof {
  /** The stored hash that the password matched. */
  readonly passwordHash: string;
  /** Whether a code of the second factor was right. Where none was asked for, the account may have got one meanwhile. */
  readonly secondFactor: boolean;
}

/** Sign-ins kept on the server. The browser holds a random token, the table its hash. */
export interface SessionService {
  /**
   * Null when the account has ended meanwhile, or asks for another proof than the one that was given: whoever changes
   * or deletes it ends the sessions that are there, and none may follow by what held before.
   */
  open(tenantId: string, username: string, proof: SignInProof): Promise<OpenedSession | null>;
  /** Null when the provider has ended this sign-in meanwhile. */
  openForProvider(
    tenantId: string,
    username: string,
    signIn: ProviderSignInOfSession,
  ): Promise<OpenedSession | null>;
  /** The session of the token, or null when it is unknown, signed out or over. */
  resume(tenantId: string, token: string): Promise<Session | null>;
  /** As `resume`, without counting as activity: for streams that outlive a request. */
  peek(tenantId: string, token: string): Promise<Session | null>;
  /** The person of the session has proved again who they are. */
  prove(tenantId: string, token: string): Promise<void>;
  close(tenantId: string, token: string): Promise<void>;
  /** Where the person is signed in, the newest first. `token`: the one who asks. */
  list(tenantId: string, username: string, token: string | null): Promise<readonly OwnSession[]>;
  /** Ends one of the person's sessions by its id, or with null all but that of the token. */
  closeOther(tenantId: string, username: string, id: string | null, token: string | null): Promise<void>;
  /** Deletes the sessions that are over; answers how many. */
  removeOver(tenantId: string): Promise<number>;
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
    const session = await findSession(work, tenantId, token);
    if (!session) return null;
    const seenAt = session.lastSeenAt.getTime();
    const endsAt = Math.min(seenAt + limits.idle, session.expiresAt.getTime());
    const provider = providerOf(session);
    const provedAt = (session.provedAt ?? session.createdAt).getTime();
    return endsAt > now() ? { username: session.username, provedAt, endsAt, seenAt, provider } : null;
  }

  /** A new token at each sign-in: one that somebody else knew before opens nothing. */
  async function insert(
    manager: EntityManager,
    tenantId: string,
    username: string,
    signIn: ProviderSignInOfSession | null,
  ): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const at = now();
    const expiresAt = at + limits.absolute;
    await manager.insert(SessionEntity, {
      tenantId,
      sessionHash: oneWayHash(token),
      username,
      createdAt: new Date(at),
      lastSeenAt: new Date(at),
      expiresAt: new Date(expiresAt),
      providerIssuer: signIn?.issuer ?? null,
      providerSubject: signIn?.subject ?? null,
      providerSessionId: signIn?.sessionId ?? null,
      claims: signIn ? (signIn.claims as object) : null,
      idToken: signIn?.idToken ?? null,
    });
    return { token, endsAt: Math.min(at + limits.idle, expiresAt) };
  }

  return {
    open: (tenantId, username, { passwordHash, secondFactor }) =>
      work.run(tenantId, async (manager) => {
        if (!(await holdAccount(manager, { tenantId, username, passwordHash }))) return null;
        if (!secondFactor && (await hasSecondFactor(manager, { tenantId, username }))) return null;
        return insert(manager, tenantId, username, null);
      }),

    openForProvider: (tenantId, username, signIn) =>
      work.run(tenantId, async (manager) =>
        (await wasEndedByProvider(manager, signIn)) ? null : insert(manager, tenantId, username, signIn),
      ),

    async resume(tenantId, token) {
      const session = await find(tenantId, token);
      if (!session) return null;
      if (now() - session.seenAt < Math.min(seenResolution, limits.idle / 10)) return session;
      const at = now();
      await work.run(tenantId, (manager) =>
        manager.update(
          SessionEntity,
          { tenantId, sessionHash: oneWayHash(token) },
          { lastSeenAt: new Date(at) },
        ),
      );
      return session;
    },

    peek: find,

    async prove(tenantId, token) {
      const key = { tenantId, sessionHash: oneWayHash(token) };
      await work.run(tenantId, (manager) =>
        manager.update(SessionEntity, key, { provedAt: new Date(now()) }),
      );
    },

    async close(tenantId, token) {
      await work.run(tenantId, (manager) =>
        manager.delete(SessionEntity, { tenantId, sessionHash: oneWayHash(token) }),
      );
    },

    async list(tenantId, username, token) {
      const rows = await work.run(tenantId, (manager) =>
        manager.find(SessionEntity, { where: { tenantId, username }, order: { createdAt: 'DESC' } }),
      );
      const own = token === null ? null : idOf(oneWayHash(token));
      return rows.map((row) => describe(row, own)).filter(({ endsAt }) => endsAt > now());
    },

    async closeOther(tenantId, username, id, token) {
      await work.run(tenantId, async (manager) => {
        const key = { tenantId, username };
        if (id === null) {
          const others = token === null ? {} : { sessionHash: Not(oneWayHash(token)) };
          await manager.delete(SessionEntity, { ...key, ...others });
          return;
        }
        const rows = await manager.findBy(SessionEntity, key);
        const chosen = rows.find(({ sessionHash }) => idOf(sessionHash) === id);
        if (chosen) await manager.delete(SessionEntity, { tenantId, sessionHash: chosen.sessionHash });
      });
    },

    async removeOver(tenantId) {
      const at = now();
      const { affected } = await work.run(tenantId, (manager) =>
        manager.delete(SessionEntity, [
          { tenantId, expiresAt: LessThan(new Date(at)) },
          { tenantId, lastSeenAt: LessThan(new Date(at - limits.idle)) },
        ]),
      );
      return affected ?? 0;
    },
  };

  function describe(row: SessionEntity, own: string | null): OwnSession {
    const id = idOf(row.sessionHash);
    const lastSeenAt = row.lastSeenAt.getTime();
    return {
      id,
      openedAt: row.createdAt.getTime(),
      lastSeenAt,
      endsAt: Math.min(lastSeenAt + limits.idle, row.expiresAt.getTime()),
      issuer: row.providerIssuer,
      isThis: id === own,
    };
  }
}

/**
 * Whether the active account still has the password. It keeps it until the transaction ends: a change or deletion waits
 * for the row, and then finds the session to end.
 */
async function holdAccount(
  manager: EntityManager,
  account: Pick<UserAccountEntity, 'tenantId' | 'username' | 'passwordHash'>,
): Promise<boolean> {
  const found = await manager.findOne(UserAccountEntity, {
    select: { tenantId: true, username: true },
    where: { ...account, active: true },
    lock: { mode: 'pessimistic_read' },
  });
  return found !== null;
}

/** Part of the hash of the token: enough to tell a person's sessions apart, and of no use to come in. */
function idOf(sessionHash: Buffer): string {
  return sessionHash.subarray(0, 12).toString('hex');
}

function providerOf({ providerIssuer, claims, idToken }: StoredSession): SessionProvider | null {
  return providerIssuer !== null && claims !== null && idToken !== null
    ? { issuer: providerIssuer, claims, idToken }
    : null;
}
