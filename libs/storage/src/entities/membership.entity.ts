import { Entity, PrimaryColumn } from 'typeorm';

/** Who belongs to a group or tenant, or has a role. */
@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'container_type', type: 'text' })
  containerType!: 'GROUP' | 'ROLE' | 'TENANT';

  @PrimaryColumn({ name: 'container_id', type: 'text' })
  containerId!: string;

  @PrimaryColumn({ name: 'member_type', type: 'text' })
  memberType!: 'USER' | 'CLIENT' | 'GROUP' | 'ROLE' | 'MAPPING_RULE';

  @PrimaryColumn({ name: 'member_id', type: 'text' })
  memberId!: string;
}
