import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something committed that no webhook has been told of yet; written by triggers. */
@Entity('webhook_outbox')
export class WebhookOutboxEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'outbox_id', type: 'bigint' })
  outboxId!: string;

  @Column({ name: 'process_instance_key', type: 'bigint', nullable: true })
  processInstanceKey!: string | null;

  @Column({ type: 'bigint', nullable: true })
  sequence!: string | null;

  @Column({ name: 'event_type', type: 'text', nullable: true })
  eventType!: string | null;

  @Column({ name: 'event_id', type: 'text', nullable: true })
  eventId!: string | null;

  @Column({ name: 'process_definition_id', type: 'text', nullable: true })
  processDefinitionId!: string | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text', nullable: true })
  data!: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
