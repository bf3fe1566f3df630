import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many requests a client has left, as of its last visit. */
@Entity('rate_limit_bucket')
export class RateLimitBucketEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  /** A digest of the account or address. */
  @PrimaryColumn({ type: 'text' })
  client!: string;

  @Column({ type: 'double precision' })
  tokens!: number;

  @Column({ name: 'refilled_at', type: 'timestamptz' })
  refilledAt!: Date;
}
