import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who changed a global task listener, when and to what. Rows are only added. */
@Entity('global_task_listener_change')
export class GlobalTaskListenerChangeEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text', default: '*' })
  tenantId!: string;

  @PrimaryColumn({ name: 'change_number', type: 'bigint', generated: 'identity' })
  changeNumber!: string;

  @Column({ name: 'listener_id', type: 'text' })
  listenerId!: string;

  @Column({ type: 'text' })
  operation!: 'CREATE' | 'UPDATE' | 'DELETE';

  /** The account that changed it. */
  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;

  /** The listener as JSON after the change; null once it is deleted. */
  @Column({ type: 'text', nullable: true })
  listener!: string | null;
}
