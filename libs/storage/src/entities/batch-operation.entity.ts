import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BatchOperationState, BatchOperationType } from '../batch-operations/batch-operation.js';

/** An operation on everything that a filter finds. */
@Entity('batch_operation')
export class BatchOperationEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'batch_operation_key', type: 'bigint' })
  batchOperationKey!: string;

  @Column({ name: 'operation_type', type: 'text' })
  operationType!: BatchOperationType;

  @Column({ type: 'text' })
  instruction!: string;

  @Column({ type: 'text' })
  filter!: string;

  @Column({ name: 'permitted_process_ids', type: 'text', array: true, nullable: true })
  permittedProcessIds!: string[] | null;

  @Column({ type: 'text' })
  state!: BatchOperationState;

  @Column({ type: 'boolean', default: false })
  settled!: boolean;

  @Column({ name: 'captured_key', type: 'bigint', default: 0 })
  capturedKey!: string;

  @Column({ name: 'newest_key', type: 'bigint' })
  newestKey!: string;

  @Column({ type: 'boolean', default: false })
  captured!: boolean;

  @Column({ name: 'total_count', type: 'integer', default: 0 })
  totalCount!: number;

  @Column({ name: 'completed_count', type: 'integer', default: 0 })
  completedCount!: number;

  @Column({ name: 'failed_count', type: 'integer', default: 0 })
  failedCount!: number;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'start_date', type: 'timestamptz', nullable: true })
  startDate!: Date | null;

  @Column({ name: 'end_date', type: 'timestamptz', nullable: true })
  endDate!: Date | null;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;
}
