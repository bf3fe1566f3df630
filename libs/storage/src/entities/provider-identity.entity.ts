import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose a name is that an identity provider gives. */
@Entity('provider_identity')
export class ProviderIdentityEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: 'USER' | 'CLIENT';

  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  issuer!: string;

  /** What the provider never gives to others. */
  @Column({ type: 'text' })
  subject!: string;

  @Column({ name: 'bound_at', type: 'timestamptz' })
  boundAt!: Date;
}
