import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a citizen has sent, word for word. */
@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'case_id', type: 'bigint' })
  caseId!: string;

  @Column({ name: 'form_id', type: 'text' })
  formId!: string;

  @Column({ type: 'text' })
  answers!: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;
}
