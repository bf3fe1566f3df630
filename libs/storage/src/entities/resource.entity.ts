import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One deployed file, byte for byte. */
@Entity('resource')
export class ResourceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'resource_key', type: 'bigint' })
  resourceKey!: string;

  @Column({ name: 'deployment_key', type: 'bigint' })
  deploymentKey!: string;

  @Column({ name: 'resource_name', type: 'text' })
  resourceName!: string;

  @Column({ type: 'bytea' })
  content!: Buffer;

  @Column({ type: 'bytea' })
  checksum!: Buffer;
}
