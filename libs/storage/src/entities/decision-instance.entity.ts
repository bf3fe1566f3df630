import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One decision that was evaluated. */
@Entity('decision_instance')
export class DecisionInstanceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'decision_evaluation_key', type: 'bigint' })
  decisionEvaluationKey!: string;

  /** 1-based place among the decisions of one evaluation; the last is the one that was asked for. */
  @PrimaryColumn({ name: 'evaluation_index', type: 'integer' })
  evaluationIndex!: number;

  @Column({ name: 'decision_definition_key', type: 'bigint' })
  decisionDefinitionKey!: string;

  /** The decision that was asked for: the last of the evaluation. Null: written by the release before. */
  @Column({ name: 'root_decision_definition_key', type: 'bigint', nullable: true })
  rootDecisionDefinitionKey!: string | null;

  @Column({ name: 'decision_id', type: 'text' })
  decisionId!: string;

  @Column({ name: 'decision_name', type: 'text' })
  decisionName!: string;

  @Column({ name: 'decision_type', type: 'text' })
  decisionType!: string;

  @Column({ name: 'process_instance_key', type: 'bigint', nullable: true })
  processInstanceKey!: string | null;

  @Column({ name: 'process_definition_key', type: 'bigint', nullable: true })
  processDefinitionKey!: string | null;

  @Column({ name: 'element_instance_key', type: 'bigint', nullable: true })
  elementInstanceKey!: string | null;

  @Column({ type: 'text' })
  state!: 'EVALUATED' | 'FAILED';

  @Column({ type: 'text' })
  inputs!: string;

  @Column({ name: 'matched_rules', type: 'text' })
  matchedRules!: string;

  @Column({ type: 'text' })
  output!: string;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ name: 'evaluated_at', type: 'timestamptz' })
  evaluatedAt!: Date;
}
