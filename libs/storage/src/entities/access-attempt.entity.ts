import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed attempts at a secret, counted per subject and window of time. */
@Entity('access_attempt')
export class AccessAttemptEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'subject_hash', type: 'bytea' })
  subjectHash!: Buffer;

  @Column({ name: 'window_started_at', type: 'timestamptz' })
  windowStartedAt!: Date;

  @Column({ type: 'integer' })
  failures!: number;
}
