import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed-in browser; the row holds the hash of its cookie. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** SHA-256 of the cookie's value. */
  @PrimaryColumn({ name: 'session_hash', type: 'bytea' })
  sessionHash!: Buffer;

  @Column({ type: 'text' })
  username!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
