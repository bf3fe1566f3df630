import { PaymentEntity, type TenantWork } from '@vorgang/storage';
import { In, LessThan, type EntityManager, type FindOptionsWhere } from 'typeorm';

export type PaymentState = 'REQUESTED' | 'OPEN' | 'PAID' | 'FAILED' | 'CANCELED';

export interface Payment {
  readonly paymentId: string;
  readonly caseId: string;
  readonly amountCents: number;
  readonly purpose: string;
  /** The provider's transaction. */
  readonly providerReference: string | null;
  /** Where the citizen pays. */
  readonly paymentPage: string | null;
  readonly state: PaymentState;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface NewPayment {
  readonly paymentId: string;
  readonly caseId: string;
  readonly amountCents: number;
  readonly purpose: string;
  /** The job that asks for it. A job asks for one payment, however often it runs. */
  readonly jobKey: string;
}

/** From which states a state may follow. What was paid stays paid, also when the money came after a cancellation. */
const MAY_FOLLOW: Readonly<Record<Exclude<PaymentState, 'REQUESTED'>, readonly PaymentState[]>> = {
  OPEN: ['REQUESTED'],
  FAILED: ['REQUESTED', 'OPEN'],
  CANCELED: ['REQUESTED', 'OPEN', 'FAILED'],
  PAID: ['REQUESTED', 'OPEN', 'FAILED', 'CANCELED'],
};

/** Payments of cases. Amounts are cents; what the provider says is recorded once. */
export class Payments {
  constructor(private readonly work: TenantWork) {}

  /** Records that a payment is asked for, or answers the one of this job. Do it before the provider is called. */
  async request(tenantId: string, payment: NewPayment, now: Date): Promise<Payment> {
    const { paymentId, caseId, amountCents, purpose, jobKey } = payment;
    return this.work.run(tenantId, async (manager) => {
      await manager
        .createQueryBuilder()
        .insert()
        .into(PaymentEntity)
        .values({
          tenantId,
          paymentId,
          caseId,
          amountCents,
          purpose,
          state: 'REQUESTED',
          jobKey,
          createdAt: now,
          updatedAt: now,
        })
        .orIgnore()
        .execute();
      return paymentOf(await manager.findOneByOrFail(PaymentEntity, { tenantId, jobKey }));
    });
  }

  /** Records the provider's transaction: the payment is open. Repeating it changes nothing. */
  async recordTransaction(
    tenantId: string,
    paymentId: string,
    transaction: { readonly providerReference: string; readonly paymentPage: string },
    now: Date,
  ): Promise<Payment | null> {
    const { providerReference, paymentPage } = transaction;
    return this.work.run(tenantId, async (manager) => {
      await manager.update(
        PaymentEntity,
        { tenantId, paymentId, state: In(MAY_FOLLOW.OPEN) },
        { providerReference, paymentPage, state: 'OPEN', updatedAt: now },
      );
      return findPayment(manager, { tenantId, paymentId });
    });
  }

  /**
   * Records what became of a payment. `changed` is false where it was known before or cannot follow:
   * a provider's notice that comes twice has one effect.
   */
  async recordState(
    tenantId: string,
    paymentId: string,
    state: 'PAID' | 'FAILED' | 'CANCELED',
    now: Date,
  ): Promise<{ readonly changed: boolean; readonly payment: Payment | null }> {
    return this.work.run(tenantId, async (manager) => {
      const { affected } = await manager.update(
        PaymentEntity,
        { tenantId, paymentId, state: In(MAY_FOLLOW[state]) },
        { state, updatedAt: now },
      );
      return { changed: affected === 1, payment: await findPayment(manager, { tenantId, paymentId }) };
    });
  }

  async find(tenantId: string, paymentId: string): Promise<Payment | null> {
    return this.work.run(tenantId, (manager) => findPayment(manager, { tenantId, paymentId }));
  }

  async findByReference(tenantId: string, providerReference: string): Promise<Payment | null> {
    return this.work.run(tenantId, (manager) => findPayment(manager, { tenantId, providerReference }));
  }

  /** Payments of a case, oldest first. */
  async list(tenantId: string, caseId: string): Promise<readonly Payment[]> {
    return this.work.run(tenantId, (manager) => listPayments(manager, tenantId, caseId));
  }
}

/** Open payments that nothing was heard of since a moment, oldest first: the provider has to be asked. */
export async function listSilentPayments(
  work: TenantWork,
  tenantId: string,
  unheardSince: Date,
  limit: number,
): Promise<readonly Payment[]> {
  const payments = await work.run(tenantId, (manager) =>
    manager.find(PaymentEntity, {
      where: { tenantId, state: 'OPEN', updatedAt: LessThan(unheardSince) },
      order: { updatedAt: 'ASC' },
      take: limit,
    }),
  );
  return payments.map(paymentOf);
}

/** Payments of a case inside a transaction. */
export async function listPayments(
  manager: EntityManager,
  tenantId: string,
  caseId: string,
): Promise<readonly Payment[]> {
  const payments = await manager.find(PaymentEntity, {
    where: { tenantId, caseId },
    order: { paymentId: 'ASC' },
  });
  return payments.map(paymentOf);
}

async function findPayment(
  manager: EntityManager,
  where: FindOptionsWhere<PaymentEntity>,
): Promise<Payment | null> {
  const payment = await manager.findOneBy(PaymentEntity, where);
  return payment && paymentOf(payment);
}

function paymentOf(entity: PaymentEntity): Payment {
  const { paymentId, caseId, amountCents, purpose, state, createdAt, updatedAt } = entity;
  const { providerReference, paymentPage } = entity;
  return {
    paymentId,
    caseId,
    amountCents,
    purpose,
    providerReference,
    paymentPage,
    state,
    createdAt,
    updatedAt,
  };
}
