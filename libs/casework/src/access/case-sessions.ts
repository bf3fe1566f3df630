import { CaseSessionEntity, type TenantWork } from '@vorgang/storage';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { hashSecret, newSecret } from './codes.js';

/** Half an hour away from the page, also at the payment service. */
const idleMilliseconds = 30 * 60_000;
/** However busy: a computer in a library belongs to the next one. */
const longestMilliseconds = 4 * 60 * 60_000;
/** A seen session is written again only after this time. */
const seenResolution = 60_000;

/**
 * Browsers in which citizens have opened a case. The cookie holds a random token (256 bits) and not the access code, so
 * that it ends with signing out and with time, and tells nobody the code.
 */
export class CaseSessions {
  constructor(private readonly work: TenantWork) {}

  /**
   * A new token at each opening: one that somebody else knew before opens nothing.
   * @param previous the browser's token until now, which is over
   */
  async open(tenantId: string, caseId: string, previous: string | null, now: Date): Promise<string> {
    const token = newSecret();
    await this.work.run(tenantId, async (manager) => {
      if (previous !== null) await remove(manager, tenantId, previous);
      await manager.insert(CaseSessionEntity, {
        tenantId,
        sessionHash: hashSecret(token),
        caseId,
        openedAt: now,
        lastSeenAt: now,
      });
    });
    return token;
  }

  /** The id of the case that the browser has opened; null where it has none, or its time is over. */
  async caseOf(tenantId: string, token: string, now: Date): Promise<string | null> {
    return this.work.run(tenantId, async (manager) => {
      const key = { tenantId, sessionHash: hashSecret(token) };
      const session = await manager.findOneBy(CaseSessionEntity, key);
      if (session === null || isOver(session, now)) return null;
      if (now.getTime() - session.lastSeenAt.getTime() >= seenResolution)
        await manager.update(CaseSessionEntity, key, { lastSeenAt: now });
      return session.caseId;
    });
  }

  async close(tenantId: string, token: string): Promise<void> {
    await this.work.run(tenantId, (manager) => remove(manager, tenantId, token));
  }

  /** Deletes those whose time is over. */
  async removeOld(tenantId: string, now: Date): Promise<void> {
    const before = (milliseconds: number) => LessThanOrEqual(new Date(now.getTime() - milliseconds));
    await this.work.run(tenantId, (manager) =>
      manager.delete(CaseSessionEntity, [
        { tenantId, lastSeenAt: before(idleMilliseconds) },
        { tenantId, openedAt: before(longestMilliseconds) },
      ]),
    );
  }
}

function isOver({ openedAt, lastSeenAt }: CaseSessionEntity, now: Date): boolean {
  const at = now.getTime();
  return at - lastSeenAt.getTime() >= idleMilliseconds || at - openedAt.getTime() >= longestMilliseconds;
}

async function remove(manager: EntityManager, tenantId: string, token: string): Promise<void> {
  await manager.delete(CaseSessionEntity, { tenantId, sessionHash: hashSecret(token) });
}
