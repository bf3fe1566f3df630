import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An element that was activated in an instance; written by the commit of a step only. */
@Entity('element_instance')
export class ElementInstanceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'element_instance_key', type: 'bigint' })
  elementInstanceKey!: string;

  @Column({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ name: 'process_definition_key', type: 'bigint' })
  processDefinitionKey!: string;

  @Column({ name: 'element_id', type: 'text' })
  elementId!: string;

  @Column({ name: 'element_name', type: 'text', nullable: true })
  elementName!: string | null;

  @Column({ name: 'element_type', type: 'text' })
  elementType!: string;

  @Column({ name: 'scope_key', type: 'bigint', nullable: true })
  scopeKey!: string | null;

  @Column({ type: 'text' })
  state!: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

  @Column({ name: 'start_date', type: 'timestamptz' })
  startDate!: Date;

  @Column({ name: 'end_date', type: 'timestamptz', nullable: true })
  endDate!: Date | null;

  @Column({ name: 'incident_key', type: 'bigint', nullable: true })
  incidentKey!: string | null;
}
