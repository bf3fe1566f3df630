import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place that waits, or waited, for a message. */
@Entity('message_subscription')
export class MessageSubscriptionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'subscription_key', type: 'bigint' })
  subscriptionKey!: string;

  /** Null for the start event of a process definition. */
  @Column({ name: 'process_instance_key', type: 'bigint', nullable: true })
  processInstanceKey!: string | null;

  @Column({ name: 'process_definition_key', type: 'bigint' })
  processDefinitionKey!: string;

  @Column({ name: 'process_definition_id', type: 'text' })
  processDefinitionId!: string;

  @Column({ name: 'element_instance_key', type: 'bigint', nullable: true })
  elementInstanceKey!: string | null;

  @Column({ name: 'event_id', type: 'text' })
  eventId!: string;

  @Column({ name: 'message_name', type: 'text' })
  messageName!: string;

  @Column({ name: 'correlation_key', type: 'text' })
  correlationKey!: string;

  @Column({ type: 'boolean' })
  interrupting!: boolean;

  @Column({ type: 'text' })
  state!: 'CREATED' | 'CORRELATED' | 'DELETED' | 'SUSPENDED';

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
