import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An application that a citizen is filling in. */
@Entity('draft')
export class DraftEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'draft_hash', type: 'bytea' })
  draftHash!: Buffer;

  @Column({ name: 'service_id', type: 'text' })
  serviceId!: string;

  @Column({ type: 'text' })
  answers!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  /** Set once, when the draft was sent: sending it again leads to the same case. */
  @Column({ name: 'case_id', type: 'bigint', nullable: true })
  caseId!: string | null;
}
