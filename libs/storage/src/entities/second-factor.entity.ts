import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The secret that an account shares with a person's authenticator app; it is encrypted. */
@Entity('second_factor')
export class SecondFactorEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ name: 'wrapping_key_id', type: 'text' })
  wrappingKeyId!: string;

  @Column({ name: 'wrapped_secret', type: 'bytea' })
  wrappedSecret!: Buffer;

  @Column({ name: 'begun_at', type: 'timestamptz' })
  begunAt!: Date;

  /** Null: nobody has proved yet that the app has the secret, and it is not asked for. */
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  /** The step of time of the last code that was right: it and those before are used up. */
  @Column({ name: 'last_step', type: 'bigint' })
  lastStep!: string;
}
