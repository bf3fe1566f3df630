import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A task for people; written by the commit of a step only. */
@Entity('user_task')
export class UserTaskEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_task_key', type: 'bigint' })
  userTaskKey!: string;

  @Column({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ name: 'process_definition_key', type: 'bigint' })
  processDefinitionKey!: string;

  @Column({ name: 'process_definition_id', type: 'text' })
  processDefinitionId!: string;

  @Column({ name: 'process_definition_version', type: 'integer' })
  processDefinitionVersion!: number;

  @Column({ name: 'element_instance_key', type: 'bigint' })
  elementInstanceKey!: string;

  @Column({ name: 'element_id', type: 'text' })
  elementId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  state!: 'CREATED' | 'COMPLETED' | 'CANCELED' | 'FAILED';

  @Column({ type: 'text', nullable: true })
  assignee!: string | null;

  /** Who has delegated it, and gets it back; null until someone has. */
  @Column({ type: 'text', nullable: true })
  owner!: string | null;

  @Column({ name: 'delegation_state', type: 'text', nullable: true })
  delegationState!: 'PENDING' | 'RESOLVED' | null;

  @Column({ name: 'candidate_users', type: 'text', array: true, default: '{}' })
  candidateUsers!: string[];

  @Column({ name: 'candidate_groups', type: 'text', array: true, default: '{}' })
  candidateGroups!: string[];

  @Column({ name: 'due_date', type: 'timestamptz', nullable: true })
  dueDate!: Date | null;

  @Column({ name: 'follow_up_date', type: 'timestamptz', nullable: true })
  followUpDate!: Date | null;

  @Column({ type: 'integer', default: 50 })
  priority!: number;

  @Column({ name: 'form_id', type: 'text', nullable: true })
  formId!: string | null;

  /** The version of the form; null also where the task is older than this column. */
  @Column({ name: 'form_key', type: 'bigint', nullable: true })
  formKey!: string | null;

  @Column({ name: 'external_form_reference', type: 'text', nullable: true })
  externalFormReference!: string | null;

  @Column({ type: 'text' })
  headers!: string;

  /** Counts changes, for conflict notices between people. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
