import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a process, as deployed. */
@Entity('process_definition')
export class ProcessDefinitionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'process_definition_key', type: 'bigint' })
  processDefinitionKey!: string;

  @Column({ name: 'process_definition_id', type: 'text' })
  processDefinitionId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'version_tag', type: 'text', nullable: true })
  versionTag!: string | null;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ name: 'resource_name', type: 'text' })
  resourceName!: string;

  @Column({ name: 'resource_key', type: 'bigint' })
  resourceKey!: string;

  @Column({ name: 'deployment_key', type: 'bigint' })
  deploymentKey!: string;

  @Column({ name: 'start_form_id', type: 'text', nullable: true })
  startFormId!: string | null;

  /** How long the history of its ended instances is kept (ISO 8601); null: as long as the installation says. */
  @Column({ name: 'history_time_to_live', type: 'text', nullable: true })
  historyTimeToLive!: string | null;

  /** Nothing new begins from it since then. */
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;

  /** Who asked to delete its ended instances once none runs any more. */
  @Column({ name: 'history_deleter_kind', type: 'text', nullable: true })
  historyDeleterKind!: string | null;

  @Column({ name: 'history_deleter_id', type: 'text', nullable: true })
  historyDeleterId!: string | null;
}
