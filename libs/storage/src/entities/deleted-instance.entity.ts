import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A process instance that was deleted by hand and whose history is still kept. */
@Entity('deleted_instance')
export class DeletedInstanceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ name: 'process_definition_key', type: 'bigint' })
  processDefinitionKey!: string;

  @Column({ name: 'process_definition_id', type: 'text' })
  processDefinitionId!: string;

  @Column({ name: 'end_date', type: 'timestamptz' })
  endDate!: Date;

  @Column({ name: 'history_sequence', type: 'bigint' })
  historySequence!: string;

  @Column({ name: 'history_hash', type: 'bytea' })
  historyHash!: Buffer;

  /** Not looked at before this moment, although its time to live is over. */
  @Column({ name: 'kept_until', type: 'timestamptz', nullable: true })
  keptUntil!: Date | null;
}
