import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One recorded step. Append-only: read it, never save it. */
@Entity('history')
export class HistoryEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'process_instance_key', type: 'bigint' })
  processInstanceKey!: string;

  @PrimaryColumn({ type: 'bigint' })
  sequence!: string;

  @Column({ type: 'smallint' })
  format!: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ type: 'text' })
  command!: string;

  @Column({ type: 'text' })
  payload!: string;

  @Column({ type: 'text', nullable: true })
  personal!: string | null;

  @Column({ type: 'bytea', nullable: true })
  salt!: Buffer | null;

  @Column({ type: 'bytea' })
  commitment!: Buffer;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** The transaction that wrote it; null: recorded before this was noted. */
  @Column({
    name: 'recorded_in',
    type: 'bigint',
    nullable: true,
    default: () => '((pg_current_xact_id())::text)::bigint',
  })
  recordedIn!: string | null;
}
