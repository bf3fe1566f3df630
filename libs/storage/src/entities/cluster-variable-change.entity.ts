import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which transaction changed the cluster variables of a tenant, or of the installation ('*'), last. Written by triggers. */
@Entity('cluster_variable_change')
export class ClusterVariableChangeEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** Number of the transaction in PostgreSQL. */
  @Column({ name: 'changed_by', type: 'bigint', default: () => 'pg_current_xact_id()::text::bigint' })
  changedBy!: string;
}
