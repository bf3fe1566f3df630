import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser in which a citizen has opened a case; the row holds the hash of its cookie. */
@Entity('case_session')
export class CaseSessionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** SHA-256 of the cookie's value. */
  @PrimaryColumn({ name: 'session_hash', type: 'bytea' })
  sessionHash!: Buffer;

  @Column({ name: 'case_id', type: 'bigint' })
  caseId!: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;
}
