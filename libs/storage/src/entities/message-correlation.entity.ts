import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The use of a message by one process id. */
@Entity('message_correlation')
export class MessageCorrelationEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'message_key', type: 'bigint' })
  messageKey!: string;

  @PrimaryColumn({ name: 'process_definition_id', type: 'text' })
  processDefinitionId!: string;

  @Column({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ name: 'subscription_key', type: 'bigint' })
  subscriptionKey!: string;

  @Column({ name: 'element_id', type: 'text' })
  elementId!: string;

  @Column({ name: 'element_instance_key', type: 'bigint', nullable: true })
  elementInstanceKey!: string | null;

  @Column({ name: 'message_name', type: 'text' })
  messageName!: string;

  @Column({ name: 'correlation_key', type: 'text' })
  correlationKey!: string;

  @Column({ name: 'correlated_at', type: 'timestamptz' })
  correlatedAt!: Date;
}
