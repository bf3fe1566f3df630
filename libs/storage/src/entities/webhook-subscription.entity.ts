import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address outside that is told of events. */
@Entity('webhook_subscription')
export class WebhookSubscriptionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'subscription_id', type: 'bigint' })
  subscriptionId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  url!: string;

  @Column({ name: 'event_types', type: 'text', array: true })
  eventTypes!: string[];

  @Column({ name: 'process_definition_ids', type: 'text', array: true })
  processDefinitionIds!: string[];

  @Column({ name: 'contact_email', type: 'text', nullable: true })
  contactEmail!: string | null;

  @Column({ type: 'text' })
  state!: 'ACTIVE' | 'PAUSED';

  @Column({ name: 'paused_because', type: 'text', nullable: true })
  pausedBecause!: 'BY_HAND' | 'NO_ANSWER' | 'GONE' | null;

  @Column({ name: 'failing_since', type: 'timestamptz', nullable: true })
  failingSince!: Date | null;

  @Column({ type: 'integer', default: 0 })
  failures!: number;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;
}
