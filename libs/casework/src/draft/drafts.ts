import type { JsonObject } from '@vorgang/feel';
import { DraftEntity, type TenantWork } from '@vorgang/storage';
import { In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { hashSecret, newSecret } from '../access/codes.js';

const DAYS_KEPT = 30;

/** An application that is being filled in. */
export interface Draft {
  readonly serviceId: string;
  readonly answers: JsonObject;
  readonly expiresAt: Date;
  /** Set when it was sent. */
  readonly caseId: string | null;
  /** When it was sent; null until then. */
  readonly sentAt: Date | null;
}

/** Drafts of citizens. Whoever has the secret has the draft; the database holds the secret's hash only. */
export class Drafts {
  constructor(private readonly work: TenantWork) {}

  /** Starts an empty draft and answers its secret, which goes into the citizen's cookie. */
  async start(tenantId: string, serviceId: string, now: Date): Promise<string> {
    const secret = newSecret();
    await this.work.run(tenantId, (manager) =>
      manager.insert(DraftEntity, {
        tenantId,
        draftHash: hashSecret(secret),
        serviceId,
        answers: '{}',
        createdAt: now,
        updatedAt: now,
        expiresAt: daysLater(now),
      }),
    );
    return secret;
  }

  /** The draft of a secret, or null where there is none or its time is over. */
  async find(tenantId: string, secret: string, now: Date): Promise<Draft | null> {
    const draft = await this.work.run(tenantId, (manager) =>
      manager.findOneBy(DraftEntity, { tenantId, draftHash: hashSecret(secret), expiresAt: MoreThan(now) }),
    );
    if (!draft) return null;
    const { serviceId, answers, expiresAt, caseId, updatedAt } = draft;
    // Nothing changes a draft after its sending.
    const sentAt = caseId === null ? null : updatedAt;
    return { serviceId, answers: JSON.parse(answers) as JsonObject, expiresAt, caseId, sentAt };
  }

  /** Those of the secrets whose draft is not sent and not over. */
  async unsentAmong(tenantId: string, secrets: readonly string[], now: Date): Promise<readonly string[]> {
    const found = await this.work.run(tenantId, (manager) =>
      manager.findBy(DraftEntity, {
        tenantId,
        draftHash: In(secrets.map(hashSecret)),
        caseId: IsNull(),
        expiresAt: MoreThan(now),
      }),
    );
    return secrets.filter((secret) => found.some(({ draftHash }) => draftHash.equals(hashSecret(secret))));
  }

  /** Stores the answers and keeps the draft for another 30 days. False where it was sent or is gone. */
  async save(tenantId: string, secret: string, answers: JsonObject, now: Date): Promise<boolean> {
    const { affected } = await this.work.run(tenantId, (manager) =>
      manager.update(
        DraftEntity,
        { tenantId, draftHash: hashSecret(secret), caseId: IsNull(), expiresAt: MoreThan(now) },
        { answers: JSON.stringify(answers), updatedAt: now, expiresAt: daysLater(now) },
      ),
    );
    return affected === 1;
  }

  /** Deletes a draft that was not sent, when the citizen asks for it. */
  async discard(tenantId: string, secret: string): Promise<void> {
    await this.work.run(tenantId, (manager) =>
      manager.delete(DraftEntity, { tenantId, draftHash: hashSecret(secret), caseId: IsNull() }),
    );
  }

  /** Deletes drafts whose time is over and answers how many. */
  async removeExpired(tenantId: string, now: Date): Promise<number> {
    const { affected } = await this.work.run(tenantId, (manager) =>
      manager.delete(DraftEntity, { tenantId, expiresAt: LessThanOrEqual(now) }),
    );
    return affected ?? 0;
  }
}

function daysLater(now: Date): Date {
  return new Date(now.getTime() + DAYS_KEPT * 24 * 60 * 60 * 1000);
}
