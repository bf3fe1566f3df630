import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work that waits for a worker, is held by one, or has ended. */
@Entity('job')
export class JobEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'job_key', type: 'bigint' })
  jobKey!: string;

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
  type!: string;

  @Column({ type: 'text', default: 'BPMN_ELEMENT' })
  kind!: string;

  /** What the job listens to; null where it is the work of the element itself. */
  @Column({ name: 'listener_event_type', type: 'text', nullable: true })
  listenerEventType!: string | null;

  /** The listener did not agree, and why. */
  @Column({ name: 'is_denied', type: 'boolean', nullable: true })
  isDenied!: boolean | null;

  @Column({ name: 'denied_reason', type: 'text', nullable: true })
  deniedReason!: string | null;

  @Column({ type: 'text' })
  state!: 'CREATED' | 'COMPLETED' | 'FAILED' | 'RETRIES_UPDATED' | 'ERROR_THROWN' | 'CANCELED' | 'SUSPENDED';

  /** The state that it comes back to once its suspended instance goes on. */
  @Column({ name: 'held_state', type: 'text', nullable: true })
  heldState!: string | null;

  @Column({ type: 'integer' })
  retries!: number;

  @Column({ type: 'text' })
  headers!: string;

  /** Higher goes first. */
  @Column({ type: 'integer', default: 0 })
  priority!: number;

  @Column({ type: 'integer', default: 0 })
  epoch!: number;

  /** Claims in a row of our own workers that ended without a word. */
  @Column({ type: 'integer', default: 0 })
  abandoned!: number;

  /** The epoch of the last claim by one of our own workers. */
  @Column({ name: 'claimed_epoch', type: 'integer', default: 0 })
  claimedEpoch!: number;

  /** Whoever holds the job until lock_until: the worker's name and the account that activated it. */
  @Column({ type: 'text', default: '' })
  worker!: string;

  @Column({ name: 'locked_by', type: 'text', nullable: true })
  lockedBy!: string | null;

  @Column({ name: 'lock_until', type: 'timestamptz', nullable: true })
  lockUntil!: Date | null;

  /** Not before this moment (retry back-off). */
  @Column({ name: 'available_at', type: 'timestamptz' })
  availableAt!: Date;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode!: string | null;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
