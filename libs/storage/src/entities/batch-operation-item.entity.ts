import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BatchItemState } from '../batch-operations/batch-operation.js';

/** One process instance or incident of a batch operation. */
@Entity('batch_operation_item')
export class BatchOperationItemEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'batch_operation_key', type: 'bigint' })
  batchOperationKey!: string;

  @PrimaryColumn({ name: 'item_key', type: 'bigint' })
  itemKey!: string;

  @Column({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ type: 'text' })
  state!: BatchItemState;

  @Column({ name: 'claimed_until', type: 'timestamptz', nullable: true })
  claimedUntil!: Date | null;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage!: string | null;

  @Column({ name: 'processed_at', type: 'timestamptz', nullable: true })
  processedAt!: Date | null;
}
