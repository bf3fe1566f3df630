import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that an installation was given as a start. It is given once, also where it was deleted since. */
@Entity('given_default')
export class GivenDefaultEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** `role/auditor`, `permission/auditor/CASE/*\/READ`, `person/demo` and so on. */
  @PrimaryColumn({ name: 'default_id', type: 'text' })
  defaultId!: string;

  @Column({ name: 'given_at', type: 'timestamptz', default: () => 'now()' })
  givenAt!: Date;
}
