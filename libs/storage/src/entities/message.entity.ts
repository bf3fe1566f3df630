import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published message that has not expired. */
@Entity('message')
export class MessageEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'message_key', type: 'bigint' })
  messageKey!: string;

  @Column({ name: 'message_name', type: 'text' })
  messageName!: string;

  @Column({ name: 'correlation_key', type: 'text' })
  correlationKey!: string;

  @Column({ name: 'message_id', type: 'text', nullable: true })
  messageId!: string | null;

  @Column({ type: 'text' })
  variables!: string;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
