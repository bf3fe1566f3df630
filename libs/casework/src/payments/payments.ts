import type { Queryable } from '@vorgang/storage';
import type { TenantWork } from '../database/tenant-work.js';

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

interface PaymentRow {
  readonly payment_id: string;
  readonly case_id: string;
  readonly amount_cents: number;
  readonly purpose: string;
  readonly provider_reference: string | null;
  readonly payment_page: string | null;
  readonly state: PaymentState;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS =
  'payment_id, case_id, amount_cents, purpose, provider_reference, payment_page, state, created_at, updated_at';

/** Payments of cases. Amounts are cents; what the provider says is recorded once. */
export class Payments {
  constructor(private readonly work: TenantWork) {}

  /** Records that a payment is asked for, or answers the one of this job. Do it before the provider is called. */
  async request(tenantId: string, payment: NewPayment, now: Date): Promise<Payment> {
    return this.work.run(tenantId, async (database) => {
      await database.query(
        `insert into payment (tenant_id, payment_id, case_id, amount_cents, purpose, state, job_key, created_at, updated_at)
         values ($1, $2, $3, $4, $5, 'REQUESTED', $6, $7, $7)
         on conflict (tenant_id, job_key) do nothing`,
        [
          tenantId,
          payment.paymentId,
          payment.caseId,
          payment.amountCents,
          payment.purpose,
          payment.jobKey,
          now,
        ],
      );
      const { rows } = await database.query<PaymentRow>(
        `select ${COLUMNS} from payment where tenant_id = $1 and job_key = $2`,
        [tenantId, payment.jobKey],
      );
      return paymentOf(rows[0]!);
    });
  }

  /** Records the provider's transaction: the payment is open. Repeating it changes nothing. */
  async recordTransaction(
    tenantId: string,
    paymentId: string,
    transaction: { readonly providerReference: string; readonly paymentPage: string },
    now: Date,
  ): Promise<Payment | null> {
    return this.work.run(tenantId, async (database) => {
      await database.query(
        `update payment set provider_reference = $3, payment_page = $4, state = 'OPEN', updated_at = $5
         where tenant_id = $1 and payment_id = $2 and state = any ($6)`,
        [tenantId, paymentId, transaction.providerReference, transaction.paymentPage, now, MAY_FOLLOW.OPEN],
      );
      return findPayment(database, tenantId, 'payment_id', paymentId);
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
    return this.work.run(tenantId, async (database) => {
      const { rowCount } = await database.query(
        `update payment set state = $3, updated_at = $4 where tenant_id = $1 and payment_id = $2 and state = any ($5)`,
        [tenantId, paymentId, state, now, MAY_FOLLOW[state]],
      );
      return {
        changed: rowCount === 1,
        payment: await findPayment(database, tenantId, 'payment_id', paymentId),
      };
    });
  }

  async find(tenantId: string, paymentId: string): Promise<Payment | null> {
    return this.work.run(tenantId, (database) => findPayment(database, tenantId, 'payment_id', paymentId));
  }

  async findByReference(tenantId: string, providerReference: string): Promise<Payment | null> {
    return this.work.run(tenantId, (database) =>
      findPayment(database, tenantId, 'provider_reference', providerReference),
    );
  }

  /** Payments of a case, oldest first. */
  async list(tenantId: string, caseId: string): Promise<readonly Payment[]> {
    return this.work.run(tenantId, (database) => listPayments(database, tenantId, caseId));
  }
}

/** Open payments that nothing was heard of since a moment, oldest first: the provider has to be asked. */
export async function listSilentPayments(
  work: TenantWork,
  tenantId: string,
  unheardSince: Date,
  limit: number,
): Promise<readonly Payment[]> {
  const { rows } = await work.run(tenantId, (database) =>
    database.query<PaymentRow>(
      `select ${COLUMNS} from payment where tenant_id = $1 and state = 'OPEN' and updated_at < $2
       order by updated_at limit $3`,
      [tenantId, unheardSince, limit],
    ),
  );
  return rows.map(paymentOf);
}

/** Payments of a case inside a transaction. */
export async function listPayments(
  database: Queryable,
  tenantId: string,
  caseId: string,
): Promise<readonly Payment[]> {
  const { rows } = await database.query<PaymentRow>(
    `select ${COLUMNS} from payment where tenant_id = $1 and case_id = $2 order by payment_id`,
    [tenantId, caseId],
  );
  return rows.map(paymentOf);
}

async function findPayment(
  database: Queryable,
  tenantId: string,
  column: 'payment_id' | 'provider_reference',
  value: string,
): Promise<Payment | null> {
  const { rows } = await database.query<PaymentRow>(
    `select ${COLUMNS} from payment where tenant_id = $1 and ${column} = $2`,
    [tenantId, value],
  );
  return rows[0] ? paymentOf(rows[0]) : null;
}

function paymentOf(row: PaymentRow): Payment {
  return {
    paymentId: row.payment_id,
    caseId: row.case_id,
    amountCents: row.amount_cents,
    purpose: row.purpose,
    providerReference: row.provider_reference,
    paymentPage: row.payment_page,
    state: row.state,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
