import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which transaction deployed or deleted something in a tenant last. Written by triggers. */
@Entity('deployment_change')
export class DeploymentChangeEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** Number of the transaction in PostgreSQL. */
  @Column({ name: 'changed_by', type: 'bigint', default: () => 'pg_current_xact_id()::text::bigint' })
  changedBy!: string;
}
