import type { Queryable } from '@vorgang/storage';
import type { TenantWork } from '../database/tenant-work.js';

export type NoticeChannel = 'PORTAL' | 'EMAIL';
export type NoticeState = 'CREATED' | 'SENT' | 'FAILED';

export interface NewNotice {
  readonly noticeId: string;
  readonly caseId: string;
  readonly template: string;
  readonly channel: NoticeChannel;
  readonly subject: string;
  readonly body: string;
  /** With template and channel the key that makes a repeated job write one notice. */
  readonly jobKey: string;
}

export interface Notice {
  readonly noticeId: string;
  readonly template: string;
  readonly channel: NoticeChannel;
  readonly subject: string;
  readonly body: string;
  readonly state: NoticeState;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

interface NoticeRow {
  readonly notice_id: string;
  readonly template: string;
  readonly channel: NoticeChannel;
  readonly subject: string;
  readonly body: string;
  readonly state: NoticeState;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

const COLUMNS = 'notice_id, template, channel, subject, body, state, created_at, sent_at';

/** Messages to the applicant. One on the portal counts as sent when it is stored. */
export class Notices {
  constructor(private readonly work: TenantWork) {}

  /** Stores a notice, or answers the one that this job stored before. */
  async create(tenantId: string, notice: NewNotice, now: Date): Promise<Notice> {
    const isShownAtOnce = notice.channel === 'PORTAL';
    return this.work.run(tenantId, async (database) => {
      await database.query(
        `insert into notice (tenant_id, notice_id, case_id, template, channel, subject, body, state, job_key, created_at, sent_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (tenant_id, job_key, template, channel) do nothing`,
        [
          tenantId,
          notice.noticeId,
          notice.caseId,
          notice.template,
          notice.channel,
          notice.subject,
          notice.body,
          isShownAtOnce ? 'SENT' : 'CREATED',
          notice.jobKey,
          now,
          isShownAtOnce ? now : null,
        ],
      );
      const { rows } = await database.query<NoticeRow>(
        `select ${COLUMNS} from notice where tenant_id = $1 and job_key = $2 and template = $3 and channel = $4`,
        [tenantId, notice.jobKey, notice.template, notice.channel],
      );
      return noticeOf(rows[0]!);
    });
  }

  /** Records that the mail server took a notice, or refused it for good. */
  async recordState(tenantId: string, noticeId: string, state: 'SENT' | 'FAILED', now: Date): Promise<void> {
    await this.work.run(tenantId, (database) =>
      database.query(
        `update notice set state = $3, sent_at = case when $3 = 'SENT' then $4::timestamptz end
         where tenant_id = $1 and notice_id = $2 and state <> 'SENT'`,
        [tenantId, noticeId, state, now],
      ),
    );
  }
}

/** Notices of a case inside a transaction, newest first. */
export async function listNotices(
  database: Queryable,
  tenantId: string,
  caseId: string,
): Promise<readonly Notice[]> {
  const { rows } = await database.query<NoticeRow>(
    `select ${COLUMNS} from notice where tenant_id = $1 and case_id = $2 order by notice_id desc`,
    [tenantId, caseId],
  );
  return rows.map(noticeOf);
}

function noticeOf(row: NoticeRow): Notice {
  return {
    noticeId: row.notice_id,
    template: row.template,
    channel: row.channel,
    subject: row.subject,
    body: row.body,
    state: row.state,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  };
}
