import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a user, group or role may do with a resource. */
@Entity('authorization_grant')
export class AuthorizationGrantEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'authorization_key', type: 'bigint' })
  authorizationKey!: string;

  @Column({ name: 'owner_type', type: 'text' })
  ownerType!: 'USER' | 'GROUP' | 'ROLE';

  @Column({ name: 'owner_id', type: 'text' })
  ownerId!: string;

  @Column({ name: 'resource_type', type: 'text' })
  resourceType!: string;

  /** `*` for every resource of the type. */
  @Column({ name: 'resource_id', type: 'text' })
  resourceId!: string;

  @Column({ name: 'permission_types', type: 'text', array: true })
  permissionTypes!: string[];
}
