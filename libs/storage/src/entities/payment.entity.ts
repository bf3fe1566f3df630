import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A payment that a case asks for. */
@Entity('payment')
export class PaymentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ name: 'payment_id', type: 'bigint' })
  paymentId!: string;

  @Column({ name: 'case_id', type: 'bigint' })
  caseId!: string;

  @Column({ name: 'amount_cents', type: 'integer' })
  amountCents!: number;

  @Column({ type: 'text' })
  purpose!: string;

  /** The provider's transaction and the page where the citizen pays. */
  @Column({ name: 'provider_reference', type: 'text', nullable: true })
  providerReference!: string | null;

  @Column({ name: 'payment_page', type: 'text', nullable: true })
  paymentPage!: string | null;

  @Column({ type: 'text' })
  state!: 'REQUESTED' | 'OPEN' | 'PAID' | 'FAILED' | 'CANCELED';

  @Column({ name: 'job_key', type: 'bigint' })
  jobKey!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
