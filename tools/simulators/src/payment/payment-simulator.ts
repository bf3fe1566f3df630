import { timingSafeEqual } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import express, { type Express, type Request, type Response } from 'express';
import { listen, type ListeningServer } from '../listen.js';
import { FaultPlan, readFaults } from './fault-plan.js';
import { notifyAuthority } from './notify-authority.js';
import { missingPage, overviewPage, paymentPage } from './payment-page.js';
import { TransactionBook } from './transaction-book.js';
import type { Transaction, TransactionRequest } from './transaction.js';

export interface PaymentSimulatorOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the journal of transactions lives. */
  readonly folder: string;
  /** Shared with the authority: bearer token of its requests and key of the notifications' signature. */
  readonly secret: string;
  readonly notificationUrl: string;
}

/**
 * A payment service as authorities use it (modelled on XBezahldienste of FITKO): transactions with idempotency keys,
 * a page for the payer, a signed notification. `PUT /v1/faults` makes it fail on purpose.
 */
export async function startPaymentSimulator(options: PaymentSimulatorOptions): Promise<ListeningServer> {
  const ending = new AbortController();
  // Every notification under way listens for the end.
  setMaxListeners(0, ending.signal);
  const application = express();
  application.disable('x-powered-by');
  application.use(express.json({ limit: '64kb' }));
  const book = new TransactionBook(options.folder);
  const service = { book, faults: new FaultPlan(), options, ending: ending.signal, ownUrl: '' };
  addInterface(application, service);
  addPages(application, service);
  const server = await listen(application, options.port);
  service.ownUrl = server.url;
  return {
    url: server.url,
    close: () => {
      ending.abort();
      return server.close();
    },
  };
}

interface Service {
  readonly book: TransactionBook;
  readonly faults: FaultPlan;
  readonly options: PaymentSimulatorOptions;
  readonly ending: AbortSignal;
  ownUrl: string;
}

function addInterface(application: Express, service: Service): void {
  application.use('/v1', (request, response, next) => {
    if (isAuthorised(request, service.options.secret)) return next();
    answer(response, 401, { error: 'The bearer token is missing or wrong.' });
  });
  application.post('/v1/transactions', (request, response) => createTransaction(request, response, service));
  application.get('/v1/transactions/:id', (request, response) => {
    const transaction = service.book.find(request.params.id);
    if (transaction === undefined) return answer(response, 404, { error: 'No such transaction.' });
    answer(response, 200, describe(transaction, service));
  });
  application.post('/v1/transactions/:id/cancellation', (request, response) => {
    const transaction = service.book.change(request.params.id, 'CANCELED');
    if (transaction === undefined) return answer(response, 404, { error: 'No such transaction.' });
    answer(response, transaction.state === 'CANCELED' ? 200 : 409, describe(transaction, service));
  });
  application.put('/v1/faults', (request, response) => {
    const faults = readFaults(request.body);
    if (faults === null)
      return answer(response, 400, { error: 'faults must list error, timeout or refuse.' });
    service.faults.plan(faults);
    answer(response, 200, { faults });
  });
}

function createTransaction(request: Request, response: Response, service: Service): void {
  const key = request.get('idempotency-key');
  const wanted = readRequest(request.body);
  if (key === undefined || wanted === null) {
    return answer(response, 400, {
      error: 'Needed: header Idempotency-Key and amountCents, purpose, reference, returnUrl.',
    });
  }
  switch (service.faults.next()) {
    case 'error':
      return answer(response, 500, { error: 'The payment service failed on purpose.' });
    case 'refuse':
      return answer(response, 422, { error: 'The payment service refuses this payment on purpose.' });
    case 'timeout':
      // The transaction is made, but the caller never hears of it: the hardest case for whoever repeats.
      service.book.create(key, wanted);
      return;
    case undefined:
      break;
  }
  const outcome = service.book.create(key, wanted);
  if (outcome.kind === 'conflict') {
    return answer(response, 409, { error: 'This Idempotency-Key came with another request before.' });
  }
  answer(response, outcome.kind === 'created' ? 201 : 200, describe(outcome.transaction, service));
}

function addPages(application: Express, service: Service): void {
  application.get('/', (_request, response) => {
    response.send(overviewPage(service.book.all()));
  });
  application.get('/pay/:id', (request, response) => {
    const transaction = service.book.find(request.params.id);
    if (transaction === undefined) return void response.status(404).send(missingPage());
    response.send(paymentPage(transaction));
  });
  application.post('/pay/:id/confirm', (request, response) => {
    const before = service.book.find(request.params.id);
    const transaction = service.book.change(request.params.id, 'PAID');
    if (transaction === undefined) return void response.status(404).send(missingPage());
    if (before?.state === 'OPEN') {
      const { notificationUrl: url, secret } = service.options;
      void notifyAuthority({ url, secret }, transaction, service.ending);
    }
    response.redirect(303, transaction.returnUrl);
  });
  application.post('/pay/:id/back', (request, response) => {
    const transaction = service.book.find(request.params.id);
    if (transaction === undefined) return void response.status(404).send(missingPage());
    response.redirect(303, transaction.returnUrl);
  });
}

function describe(transaction: Transaction, service: Service): object {
  return {
    transactionId: transaction.transactionId,
    reference: transaction.reference,
    amountCents: transaction.amountCents,
    state: transaction.state,
    paidAt: transaction.paidAt,
    paymentPage: `${service.ownUrl}/pay/${transaction.transactionId}`,
  };
}

function readRequest(body: unknown): TransactionRequest | null {
  if (typeof body !== 'object' || body === null) return null;
  const { amountCents, purpose, reference, returnUrl } = body as Record<string, unknown>;
  if (!Number.isInteger(amountCents) || (amountCents as number) <= 0) return null;
  if (typeof purpose !== 'string' || typeof reference !== 'string' || typeof returnUrl !== 'string')
    return null;
  if (!URL.canParse(returnUrl) || !/^https?:$/.test(new URL(returnUrl).protocol)) return null;
  return { amountCents: amountCents as number, purpose, reference, returnUrl };
}

function isAuthorised(request: Request, secret: string): boolean {
  const given = Buffer.from(request.get('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${secret}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function answer(response: Response, status: number, body: object): void {
  response.status(status).json(body);
}
