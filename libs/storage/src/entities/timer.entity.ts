import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A timer that waits. */
@Entity('timer')
export class TimerEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'timer_key', type: 'bigint' })
  timerKey!: string;

  @Column({ name: 'process_instance_key', type: 'bigint', nullable: true })
  processInstanceKey!: string | null;

  @Column({ name: 'process_definition_key', type: 'bigint' })
  processDefinitionKey!: string;

  @Column({ name: 'element_instance_key', type: 'bigint', nullable: true })
  elementInstanceKey!: string | null;

  @Column({ name: 'event_id', type: 'text' })
  eventId!: string;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Column({ type: 'integer' })
  repetitions!: number;

  /** Start events: what gives the next firing. */
  @Column({ type: 'text', nullable: true })
  cycle!: string | null;

  /** When it is due once its suspended instance goes on. */
  @Column({ name: 'held_due_at', type: 'timestamptz', nullable: true })
  heldDueAt!: Date | null;

  @Column({ name: 'claimed_until', type: 'timestamptz', nullable: true })
  claimedUntil!: Date | null;
}
