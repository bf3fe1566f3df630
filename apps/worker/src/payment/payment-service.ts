/** A transaction as the payment service describes it. */
export interface ProviderTransaction {
  readonly transactionId: string;
  readonly reference: string;
  readonly amountCents: number;
  readonly state: 'OPEN' | 'PAID' | 'CANCELED';
  readonly paymentPage: string;
}

export interface NewTransaction {
  readonly idempotencyKey: string;
  readonly amountCents: number;
  readonly purpose: string;
  readonly reference: string;
  readonly returnUrl: string;
}

/** The payment service refuses this payment for good. */
export class PaymentRefused extends Error {
  override readonly name = 'PaymentRefused';
}

/** What the product needs of a payment service (modelled on XBezahldienste, FITKO). */
export interface PaymentService {
  /** @throws PaymentRefused when the service will not take this payment */
  create(transaction: NewTransaction, signal: AbortSignal): Promise<ProviderTransaction>;
  find(transactionId: string, signal: AbortSignal): Promise<ProviderTransaction | null>;
  /** The transaction afterwards: CANCELED, or PAID when the money was faster. */
  cancel(transactionId: string, signal: AbortSignal): Promise<ProviderTransaction | null>;
}

export interface PaymentServiceAddress {
  readonly url: string;
  readonly secret: string;
}

/** Speaks to a payment service over HTTP. The address comes from the configuration, never from a case. */
export function httpPaymentService(address: PaymentServiceAddress): PaymentService {
  return {
    create: async (transaction, signal) => {
      const { idempotencyKey, ...body } = transaction;
      const answer = await request(address, 'POST', '/v1/transactions', signal, body, {
        'idempotency-key': idempotencyKey,
      });
      if (answer.status === 422) throw new PaymentRefused('The payment service refuses this payment.');
      return readTransaction(await expectOk(answer));
    },
    find: async (id, signal) => {
      const answer = await request(address, 'GET', `/v1/transactions/${encodeURIComponent(id)}`, signal);
      if (answer.status === 404) return null;
      return readTransaction(await expectOk(answer));
    },
    cancel: async (id, signal) => {
      const path = `/v1/transactions/${encodeURIComponent(id)}/cancellation`;
      const answer = await request(address, 'POST', path, signal);
      if (answer.status === 404) return null;
      return readTransaction(answer.status === 409 ? await answer.json() : await expectOk(answer));
    },
  };
}

function request(
  address: PaymentServiceAddress,
  method: 'GET' | 'POST',
  path: string,
  signal: AbortSignal,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${address.url}${path}`, {
    method,
    signal,
    redirect: 'error',
    headers: { authorization: `Bearer ${address.secret}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function expectOk(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new Error(`The payment service answered with status ${answer.status}.`);
  return answer.json();
}

function readTransaction(body: unknown): ProviderTransaction {
  const { transactionId, reference, amountCents, state, paymentPage } = (body ?? {}) as Record<
    string,
    unknown
  >;
  if (
    typeof transactionId !== 'string' ||
    typeof reference !== 'string' ||
    typeof amountCents !== 'number' ||
    typeof paymentPage !== 'string' ||
    !/^https?:\/\//.test(paymentPage) ||
    (state !== 'OPEN' && state !== 'PAID' && state !== 'CANCELED')
  ) {
    throw new Error('The payment service answered something that is no transaction.');
  }
  return { transactionId, reference, amountCents, state, paymentPage };
}
