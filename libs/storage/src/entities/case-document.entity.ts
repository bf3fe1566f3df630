import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document of a case. */
@Entity('case_document')
export class CaseDocumentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'document_id', type: 'bigint' })
  documentId!: string;

  @Column({ name: 'case_id', type: 'bigint' })
  caseId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ name: 'media_type', type: 'text' })
  mediaType!: string;

  @Column({ type: 'bytea' })
  content!: Buffer;

  @Column({ type: 'bytea' })
  sha256!: Buffer;

  @Column({ name: 'verification_code', type: 'text', nullable: true })
  verificationCode!: string | null;

  /** What the public check page shows so that paper and person can be compared: initials and year of birth. */
  @Column({ name: 'holder_hint', type: 'text', nullable: true })
  holderHint!: string | null;

  @Column({ name: 'job_key', type: 'bigint' })
  jobKey!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
