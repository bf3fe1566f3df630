import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A county or office whose data stand apart from all others. */
@Entity('tenant')
export class TenantEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'time_zone', type: 'text', default: 'Europe/Berlin' })
  timeZone!: string;

  @Column({ type: 'text', nullable: true })
  description?: string | null;

  /** Grows with each deletion of a resource. */
  @Column({ name: 'deleted_resources', type: 'integer', default: 0, select: false })
  deletedResources!: number;
}
