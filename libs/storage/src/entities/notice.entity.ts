import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message to the citizen. */
@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'notice_id', type: 'bigint' })
  noticeId!: string;

  @Column({ name: 'case_id', type: 'bigint' })
  caseId!: string;

  @Column({ type: 'text' })
  template!: string;

  @Column({ type: 'text' })
  channel!: 'PORTAL' | 'EMAIL';

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'text' })
  state!: 'CREATED' | 'SENT' | 'FAILED';

  @Column({ name: 'job_key', type: 'bigint' })
  jobKey!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
