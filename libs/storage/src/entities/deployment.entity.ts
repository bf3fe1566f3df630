import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Files that were deployed together. */
@Entity('deployment')
export class DeploymentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'deployment_key', type: 'bigint' })
  deploymentKey!: string;

  @Column({ name: 'deployed_at', type: 'timestamptz' })
  deployedAt!: Date;

  @Column({ name: 'deployed_by', type: 'text' })
  deployedBy!: string;
}
