import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request that somebody sent to a webhook of a model. */
@Entity('inbound_webhook_request')
export class InboundWebhookRequestEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  path!: string;

  /** SHA-256 of the signature. */
  @PrimaryColumn({ name: 'signature_hash', type: 'bytea' })
  signatureHash!: Buffer;

  @Column({ name: 'content_hash', type: 'bytea' })
  contentHash!: Buffer;

  /** The idempotency key of the command that it led to. */
  @Column({ name: 'command_key', type: 'text' })
  commandKey!: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;

  /** JSON, once the command is committed. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}
