import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed statement of all histories of a tenant at one moment. Append-only: read it, never save it. */
@Entity('audit_checkpoint')
export class AuditCheckpointEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'tree_size', type: 'bigint' })
  treeSize!: string;

  /** The roots of the complete subtrees from the largest to the smallest, 32 bytes each. */
  @Column({ type: 'bytea' })
  edge!: Buffer;

  /** Signed note (C2SP tlog-checkpoint). */
  @Column({ type: 'text' })
  note!: string;

  @Column({ name: 'verifier_key', type: 'text' })
  verifierKey!: string;

  /** Rows of transactions before this one are in the tree. */
  @Column({ name: 'recorded_until', type: 'bigint' })
  recordedUntil!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
