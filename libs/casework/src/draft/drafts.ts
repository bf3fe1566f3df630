import type { JsonObject } from '@vorgang/feel';
import { hashSecret, newSecret } from '../access/codes.js';
import type { TenantWork } from '../database/tenant-work.js';

const DAYS_KEPT = 30;

/** An application that is being filled in. */
export interface Draft {
  readonly serviceId: string;
  readonly answers: JsonObject;
  readonly expiresAt: Date;
  /** Set when it was sent. */
  readonly caseId: string | null;
}

interface DraftRow {
  readonly service_id: string;
  readonly answers: string;
  readonly expires_at: Date;
  readonly case_id: string | null;
}

/** Drafts of citizens. Whoever has the secret has the draft; the database holds the secret's hash only. */
export class Drafts {
  constructor(private readonly work: TenantWork) {}

  /** Starts an empty draft and answers its secret, which goes into the citizen's cookie. */
  async start(tenantId: string, serviceId: string, now: Date): Promise<string> {
    const secret = newSecret();
    await this.work.run(tenantId, (database) =>
      database.query(
        `insert into draft (tenant_id, draft_hash, service_id, answers, created_at, updated_at, expires_at)
         values ($1, $2, $3, '{}', $4, $4, $5)`,
        [tenantId, hashSecret(secret), serviceId, now, daysLater(now)],
      ),
    );
    return secret;
  }

  /** The draft of a secret, or null where there is none or its time is over. */
  async find(tenantId: string, secret: string, now: Date): Promise<Draft | null> {
    const { rows } = await this.work.run(tenantId, (database) =>
      database.query<DraftRow>(
        `select service_id, answers, expires_at, case_id from draft
         where tenant_id = $1 and draft_hash = $2 and expires_at > $3`,
        [tenantId, hashSecret(secret), now],
      ),
    );
    const row = rows[0];
    if (!row) return null;
    return {
      serviceId: row.service_id,
      answers: JSON.parse(row.answers) as JsonObject,
      expiresAt: row.expires_at,
      caseId: row.case_id,
    };
  }

  /** Stores the answers and keeps the draft for another 30 days. False where it was sent or is gone. */
  async save(tenantId: string, secret: string, answers: JsonObject, now: Date): Promise<boolean> {
    const { rowCount } = await this.work.run(tenantId, (database) =>
      database.query(
        `update draft set answers = $3, updated_at = $4, expires_at = $5
         where tenant_id = $1 and draft_hash = $2 and case_id is null and expires_at > $4`,
        [tenantId, hashSecret(secret), JSON.stringify(answers), now, daysLater(now)],
      ),
    );
    return rowCount === 1;
  }

  /** Deletes a draft that was not sent, when the citizen asks for it. */
  async discard(tenantId: string, secret: string): Promise<void> {
    await this.work.run(tenantId, (database) =>
      database.query(`delete from draft where tenant_id = $1 and draft_hash = $2 and case_id is null`, [
        tenantId,
        hashSecret(secret),
      ]),
    );
  }

  /** Deletes drafts whose time is over and answers how many. */
  async removeExpired(tenantId: string, now: Date): Promise<number> {
    const { rowCount } = await this.work.run(tenantId, (database) =>
      database.query(`delete from draft where tenant_id = $1 and expires_at <= $2`, [tenantId, now]),
    );
    return rowCount ?? 0;
  }
}

function daysLater(now: Date): Date {
  return new Date(now.getTime() + DAYS_KEPT * 24 * 60 * 60 * 1000);
}
