import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A note that staff wrote in a case. */
@Entity('case_note')
export class CaseNoteEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'note_id', type: 'bigint' })
  noteId!: string;

  @Column({ name: 'case_id', type: 'bigint' })
  caseId!: string;

  @Column({ type: 'text' })
  author!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
