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

  /** Null where the document store holds it. */
  @Column({ type: 'bytea', nullable: true })
  content!: Buffer | null;

  /** The document of the store that holds the content, encrypted; null where the row holds it. */
  @Column({ name: 'stored_document_id', type: 'text', nullable: true })
  storedDocumentId!: string | null;

  /** Bytes in the store; null where the row holds the content. */
  @Column({ name: 'stored_size', type: 'bigint', nullable: true })
  storedSize!: string | null;

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
