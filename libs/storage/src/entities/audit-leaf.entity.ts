import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the history of an instance stood when a checkpoint was written. Append-only: read it, never save it. */
@Entity('audit_leaf')
export class AuditLeafEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** Its place in the Merkle tree of the tenant, from 0 without a gap. */
  @PrimaryColumn({ name: 'leaf_index', type: 'bigint' })
  leafIndex!: string;

  @Column({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  /** The step, and its hash in the chain of the instance. */
  @Column({ type: 'bigint' })
  sequence!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;
}
