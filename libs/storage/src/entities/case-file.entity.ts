import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case: what stands around one process instance. */
@Entity('case_file')
export class CaseFileEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'case_id', type: 'bigint' })
  caseId!: string;

  @Column({ name: 'file_number', type: 'text' })
  fileNumber!: string;

  @Column({ name: 'service_id', type: 'text' })
  serviceId!: string;

  @Column({ name: 'applicant_name', type: 'text' })
  applicantName!: string;

  @Column({ name: 'applicant_email', type: 'text', nullable: true })
  applicantEmail!: string | null;

  @Column({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @Column({ name: 'process_definition_id', type: 'text' })
  processDefinitionId!: string;

  /** Salted hash of the code that opens the status page; 32 bytes: its SHA-256, written by a release before. */
  @Column({ name: 'access_code_hash', type: 'bytea' })
  accessCodeHash!: Buffer;

  @Column({ type: 'text', nullable: true })
  outcome!: 'GRANTED' | 'REFUSED' | 'CLOSED' | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}
