import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of the state that only a large process instance has. */
@Entity('process_instance_part')
export class ProcessInstancePartEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  /** What it is and which one, as in `instances/3`. */
  @PrimaryColumn({ type: 'text' })
  part!: string;

  @Column({ type: 'text' })
  content!: string;
}
