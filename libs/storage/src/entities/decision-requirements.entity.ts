import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a DMN file (decision requirements graph), as deployed. */
@Entity('decision_requirements')
export class DecisionRequirementsEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'decision_requirements_key', type: 'bigint' })
  decisionRequirementsKey!: string;

  @Column({ name: 'decision_requirements_id', type: 'text' })
  decisionRequirementsId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** By which other models import it. */
  @Column({ type: 'text' })
  namespace!: string;

  @Column({ type: 'integer' })
  version!: number;

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
