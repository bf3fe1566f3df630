import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an owner may do with a resource. */
@Entity('authorization_grant')
export class AuthorizationGrantEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'authorization_key', type: 'bigint' })
  authorizationKey!: string;

  @Column({ name: 'owner_type', type: 'text' })
  ownerType!: 'USER' | 'CLIENT' | 'GROUP' | 'ROLE' | 'MAPPING_RULE';

  @Column({ name: 'owner_id', type: 'text' })
  ownerId!: string;

  @Column({ name: 'resource_type', type: 'text' })
  resourceType!: string;

  /** `*` for every resource of the type; null where a property decides. */
  @Column({ name: 'resource_id', type: 'text', nullable: true })
  resourceId!: string | null;

  /** The property of the resource that must name the caller. */
  @Column({ name: 'resource_property_name', type: 'text', nullable: true })
  resourcePropertyName?: string | null;

  @Column({ name: 'permission_types', type: 'text', array: true })
  permissionTypes!: string[];
}
