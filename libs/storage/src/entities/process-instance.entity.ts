import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A running or ended process instance; written by the commit of a step only. */
@Entity('process_instance')
export class ProcessInstanceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ name: 'process_definition_key', type: 'bigint' })
  processDefinitionKey!: string;

  @Column({ name: 'process_definition_id', type: 'text' })
  processDefinitionId!: string;

  @Column({ name: 'process_definition_version', type: 'integer' })
  processDefinitionVersion!: number;

  @Column({ type: 'text' })
  state!: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'TERMINATED';

  @Column({ name: 'start_date', type: 'timestamptz' })
  startDate!: Date;

  @Column({ name: 'end_date', type: 'timestamptz', nullable: true })
  endDate!: Date | null;

  @Column({ name: 'parent_process_instance_key', type: 'bigint', nullable: true })
  parentProcessInstanceKey!: string | null;

  @Column({ name: 'parent_element_instance_key', type: 'bigint', nullable: true })
  parentElementInstanceKey!: string | null;

  @Column({ name: 'business_id', type: 'text', nullable: true })
  businessId!: string | null;

  @Column({ type: 'text', array: true, default: '{}' })
  tags!: string[];

  @Column({ name: 'incident_count', type: 'integer', default: 0 })
  incidentCount!: number;

  @Column({ type: 'bigint' })
  version!: string;

  @Column({ type: 'text' })
  tokens!: string;

  @Column({ type: 'text' })
  variables!: string;

  @Column({ name: 'history_sequence', type: 'bigint' })
  historySequence!: string;

  @Column({ name: 'history_hash', type: 'bytea' })
  historyHash!: Buffer;

  /** Not looked at before this moment, although its time to live is over. */
  @Column({ name: 'kept_until', type: 'timestamptz', nullable: true })
  keptUntil!: Date | null;
}
