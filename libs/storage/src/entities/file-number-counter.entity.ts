import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last file number that was given out in a year. */
@Entity('file_number_counter')
export class FileNumberCounterEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  scheme!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ name: 'last_number', type: 'integer' })
  lastNumber!: number;
}
