import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The deployed model that an import of a DMN model means; settled when the importing one was deployed. */
@Entity('decision_import')
export class DecisionImportEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'decision_requirements_key', type: 'bigint' })
  decisionRequirementsKey!: string;

  @PrimaryColumn({ type: 'text' })
  namespace!: string;

  @Column({ name: 'imported_requirements_key', type: 'bigint' })
  importedRequirementsKey!: string;
}
