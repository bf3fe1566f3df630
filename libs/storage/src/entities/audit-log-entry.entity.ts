import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing that an operator or administrator did. Append-only: read it, never save it. */
@Entity('audit_log_entry')
export class AuditLogEntryEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** 0, or minus the key of an entry that is a chain of its own. */
  @PrimaryColumn({ name: 'chain_key', type: 'bigint' })
  chainKey!: string;

  @PrimaryColumn({ type: 'bigint' })
  sequence!: string;

  @Column({ type: 'smallint' })
  format!: number;

  @Column({ name: 'entry_key', type: 'bigint' })
  entryKey!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ type: 'text' })
  category!: string;

  @Column({ name: 'entity_type', type: 'text' })
  entityType!: string;

  @Column({ name: 'operation_type', type: 'text' })
  operationType!: string;

  @Column({ type: 'text' })
  result!: string;

  @Column({ name: 'entity_key', type: 'text' })
  entityKey!: string;

  @Column({ name: 'entity_description', type: 'text', nullable: true })
  entityDescription!: string | null;

  @Column({ name: 'related_entity_type', type: 'text', nullable: true })
  relatedEntityType!: string | null;

  @Column({ name: 'related_entity_key', type: 'text', nullable: true })
  relatedEntityKey!: string | null;

  /** Null: the whole installation. */
  @Column({ name: 'scope_tenant_id', type: 'text', nullable: true })
  scopeTenantId!: string | null;

  @Column({ name: 'batch_operation_key', type: 'bigint', nullable: true })
  batchOperationKey!: string | null;

  @Column({ name: 'batch_operation_type', type: 'text', nullable: true })
  batchOperationType!: string | null;

  @Column({ name: 'process_definition_id', type: 'text', nullable: true })
  processDefinitionId!: string | null;

  @Column({ name: 'process_definition_key', type: 'bigint', nullable: true })
  processDefinitionKey!: string | null;

  @Column({ name: 'decision_requirements_id', type: 'text', nullable: true })
  decisionRequirementsId!: string | null;

  @Column({ name: 'decision_requirements_key', type: 'bigint', nullable: true })
  decisionRequirementsKey!: string | null;

  @Column({ name: 'decision_definition_id', type: 'text', nullable: true })
  decisionDefinitionId!: string | null;

  @Column({ name: 'decision_definition_key', type: 'bigint', nullable: true })
  decisionDefinitionKey!: string | null;

  @Column({ name: 'decision_evaluation_key', type: 'bigint', nullable: true })
  decisionEvaluationKey!: string | null;

  @Column({ name: 'deployment_key', type: 'bigint', nullable: true })
  deploymentKey!: string | null;

  @Column({ name: 'form_key', type: 'bigint', nullable: true })
  formKey!: string | null;

  @Column({ name: 'resource_key', type: 'bigint', nullable: true })
  resourceKey!: string | null;

  @Column({ name: 'process_instance_key', type: 'bigint', nullable: true })
  processInstanceKey!: string | null;

  @Column({ name: 'element_instance_key', type: 'bigint', nullable: true })
  elementInstanceKey!: string | null;

  @Column({ name: 'user_task_key', type: 'bigint', nullable: true })
  userTaskKey!: string | null;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** The transaction that wrote it. */
  @Column({
    name: 'recorded_in',
    type: 'bigint',
    nullable: true,
    default: () => '((pg_current_xact_id())::text)::bigint',
  })
  recordedIn!: string | null;
}
