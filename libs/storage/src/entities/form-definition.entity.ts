import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a form, as deployed. */
@Entity('form_definition')
export class FormDefinitionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'form_key', type: 'bigint' })
  formKey!: string;

  @Column({ name: 'form_id', type: 'text' })
  formId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'version_tag', type: 'text', nullable: true })
  versionTag!: string | null;

  @Column({ name: 'resource_name', type: 'text' })
  resourceName!: string;

  @Column({ name: 'resource_key', type: 'bigint' })
  resourceKey!: string;

  @Column({ name: 'deployment_key', type: 'bigint' })
  deploymentKey!: string;

  /** Nothing new begins from it since then. */
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}
