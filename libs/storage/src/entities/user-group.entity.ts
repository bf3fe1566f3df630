import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A group of people, such as an office. */
@Entity('user_group')
export class UserGroupEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'group_id', type: 'text' })
  groupId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  description?: string | null;
}
