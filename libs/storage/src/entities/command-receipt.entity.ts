import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The first result of a command that its caller may repeat. */
@Entity('command_receipt')
export class CommandReceiptEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'command_id', type: 'text' })
  commandId!: string;

  @Column({ name: 'request_hash', type: 'bytea' })
  requestHash!: Buffer;

  @Column({ type: 'text' })
  result!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
