import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A set of permissions that people and groups may have. */
@Entity('role')
export class RoleEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'role_id', type: 'text' })
  roleId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  description?: string | null;
}
