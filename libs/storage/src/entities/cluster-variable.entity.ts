import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A setting that every process may read. */
@Entity('cluster_variable')
export class ClusterVariableEntity {
  /** `*` where it belongs to the installation. */
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  scope!: 'GLOBAL' | 'TENANT';

  /** JSON. */
  @Column({ type: 'text' })
  value!: string;
}
