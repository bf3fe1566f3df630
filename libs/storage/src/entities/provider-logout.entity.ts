import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A logout token of an identity provider that was obeyed. */
@Entity('provider_logout')
export class ProviderLogoutEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  issuer!: string;

  /** SHA-256 of `jti`. */
  @PrimaryColumn({ name: 'token_id_hash', type: 'bytea' })
  tokenIdHash!: Buffer;

  /** All sessions of this person end. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  /** The sessions of this sign-in end. */
  @Column({ name: 'session_id', type: 'text', nullable: true })
  sessionId!: string | null;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
