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

  /** When the person last proved again who they are; null: not since the sign-in. */
  @Column({ name: 'proved_at', type: 'timestamptz', nullable: true })
  provedAt!: Date | null;

  /** Of sign-ins at an identity provider: its `iss`. */
  @Column({ name: 'provider_issuer', type: 'text', nullable: true })
  providerIssuer!: string | null;

  /** Its `sub`. */
  @Column({ name: 'provider_subject', type: 'text', nullable: true })
  providerSubject!: string | null;

  /** Its `sid`. */
  @Column({ name: 'provider_session_id', type: 'text', nullable: true })
  providerSessionId!: string | null;

  /** What it said of the person. */
  @Column({ type: 'jsonb', nullable: true })
  claims!: Readonly<Record<string, unknown>> | null;

  @Column({ name: 'id_token', type: 'text', nullable: true })
  idToken!: string | null;
}
