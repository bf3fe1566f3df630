import { NoticeEntity, type TenantWork } from '@vorgang/storage';
import { Not, type EntityManager } from 'typeorm';

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

/** Messages to the applicant. One on the portal counts as sent when it is stored. */
export class Notices {
  constructor(private readonly work: TenantWork) {}

  /** Stores a notice, or answers the one that this job stored before. */
  async create(tenantId: string, notice: NewNotice, now: Date): Promise<Notice> {
    const isShownAtOnce = notice.channel === 'PORTAL';
    const { jobKey, template, channel } = notice;
    return this.work.run(tenantId, async (manager) => {
      await manager
        .createQueryBuilder()
        .insert()
        .into(NoticeEntity)
        .values({
          tenantId,
          noticeId: notice.noticeId,
          caseId: notice.caseId,
          template,
          channel,
          subject: notice.subject,
          body: notice.body,
          state: isShownAtOnce ? 'SENT' : 'CREATED',
          jobKey,
          createdAt: now,
          sentAt: isShownAtOnce ? now : null,
        })
        .orIgnore()
        .execute();
      return noticeOf(await manager.findOneByOrFail(NoticeEntity, { tenantId, jobKey, template, channel }));
    });
  }

  /** Records that the mail server took a notice, or refused it for good. */
  async recordState(tenantId: string, noticeId: string, state: 'SENT' | 'FAILED', now: Date): Promise<void> {
    await this.work.run(tenantId, (manager) =>
      manager.update(
        NoticeEntity,
        { tenantId, noticeId, state: Not('SENT') },
        { state, sentAt: state === 'SENT' ? now : null },
      ),
    );
  }
}

/** Notices of a case inside a transaction, newest first. */
export async function listNotices(
  manager: EntityManager,
  tenantId: string,
  caseId: string,
): Promise<readonly Notice[]> {
  const notices = await manager.find(NoticeEntity, {
    where: { tenantId, caseId },
    order: { noticeId: 'DESC' },
  });
  return notices.map(noticeOf);
}

function noticeOf(entity: NoticeEntity): Notice {
  const { noticeId, template, channel, subject, body, state, createdAt, sentAt } = entity;
  return { noticeId, template, channel, subject, body, state, createdAt, sentAt };
}
