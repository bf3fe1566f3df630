import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a decision, as deployed. */
@Entity('decision_definition')
export class DecisionDefinitionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'decision_definition_key', type: 'bigint' })
  decisionDefinitionKey!: string;

  @Column({ name: 'decision_definition_id', type: 'text' })
  decisionDefinitionId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'version_tag', type: 'text', nullable: true })
  versionTag!: string | null;

  @Column({ name: 'decision_requirements_key', type: 'bigint' })
  decisionRequirementsKey!: string;

  @Column({ name: 'decision_requirements_id', type: 'text' })
  decisionRequirementsId!: string;

  @Column({ name: 'deployment_key', type: 'bigint' })
  deploymentKey!: string;

  /** Nothing new begins from it since then. */
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}
