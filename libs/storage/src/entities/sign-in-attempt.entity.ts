import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Attempts to sign in, counted per subject and window of time for all replicas together. */
@Entity('sign_in_attempt')
export class SignInAttemptEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** SHA-256 of the name or the network address. */
  @PrimaryColumn({ name: 'subject_hash', type: 'bytea' })
  subjectHash!: Buffer;

  @Column({ name: 'window_ends_at', type: 'timestamptz' })
  windowEndsAt!: Date;

  @Column({ type: 'integer' })
  attempts!: number;
}
