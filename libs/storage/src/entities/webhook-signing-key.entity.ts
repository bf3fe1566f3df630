import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A pair of keys that signs webhooks; the private part is encrypted. */
@Entity('webhook_signing_key')
export class WebhookSigningKeyEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ name: 'public_key', type: 'text' })
  publicKey!: string;

  @Column({ name: 'wrapping_key_id', type: 'text' })
  wrappingKeyId!: string;

  @Column({ name: 'wrapped_private_key', type: 'bytea' })
  wrappedPrivateKey!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'signs_from', type: 'timestamptz' })
  signsFrom!: Date;

  @Column({ name: 'published_until', type: 'timestamptz', nullable: true })
  publishedUntil!: Date | null;
}
