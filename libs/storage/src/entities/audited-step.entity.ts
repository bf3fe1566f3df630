import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a step of the history that someone asked for was about: derived from it, for the audit log. */
@Entity('audited_step')
export class AuditedStepEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @PrimaryColumn({ type: 'bigint' })
  sequence!: string;

  /** The user task, job, incident, variable or process instance. */
  @Column({ name: 'entity_key', type: 'text' })
  entityKey!: string;

  @Column({ name: 'job_key', type: 'bigint', nullable: true })
  jobKey!: string | null;

  @Column({ name: 'user_task_key', type: 'bigint', nullable: true })
  userTaskKey!: string | null;

  @Column({ name: 'element_instance_key', type: 'bigint', nullable: true })
  elementInstanceKey!: string | null;
}
