import { Column, Entity, PrimaryColumn } from 'typeorm';

/** For whom an open user task is; kept by triggers of `user_task`. */
@Entity('user_task_audience')
export class UserTaskAudienceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_task_key', type: 'bigint' })
  userTaskKey!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: 'GROUP' | 'USER' | 'ASSIGNEE' | 'OWNER' | 'PROCESS' | 'TENANT';

  /** Id of the group, name of the user, id of the process; empty for the tenant. */
  @PrimaryColumn({ type: 'text' })
  audience!: string;

  @Column({ name: 'is_assigned', type: 'boolean' })
  isAssigned!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Infinity where the task has none. */
  @Column({ name: 'due_date', type: 'timestamptz' })
  dueDate!: Date;

  @Column({ type: 'integer' })
  priority!: number;
}
