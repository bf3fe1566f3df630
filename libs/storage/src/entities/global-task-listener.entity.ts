import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A task listener of all processes of the installation. */
@Entity('global_task_listener')
export class GlobalTaskListenerEntity {
  /** Always `*`: it belongs to the installation. */
  @PrimaryColumn({ name: 'tenant_id', type: 'text', default: '*' })
  tenantId!: string;

  @PrimaryColumn({ name: 'listener_id', type: 'text' })
  listenerId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'event_types', type: 'text', array: true })
  eventTypes!: readonly string[];

  @Column({ type: 'integer' })
  retries!: number;

  /** It is asked after the listeners of the model, else before. */
  @Column({ name: 'after_non_global', type: 'boolean' })
  afterNonGlobal!: boolean;

  /** Higher is asked first. */
  @Column({ type: 'integer' })
  priority!: number;
}
