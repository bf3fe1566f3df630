import { PaymentRefused } from '../payment/payment-service.js';
import type { ConnectorServices } from './connector-services.js';
import { type Connector, PermanentFailure } from '@vorgang/connectors';
import { readCase } from './read-case.js';
import { positiveInteger, textVariable } from './read-variable.js';

/**
 * Asks the payment service for a transaction and keeps the page where the citizen pays.
 * Input: caseId, amountCents, purpose. Output: payment { paymentId, page }. Error: PAYMENT_NOT_POSSIBLE.
 */
export function paymentRequestConnector(services: ConnectorServices): Connector {
  return {
    type: 'vorgang:payment-request',
    concurrency: 10,
    timeout: 20_000,
    run: async (job, signal) => {
      const { payments, paymentService } = services;
      if (paymentService === undefined) {
        throw new PermanentFailure(
          'No payment service is configured. Set PAYMENT_PROVIDER_URL and PAYMENT_PROVIDER_SECRET.',
        );
      }
      const { caseId } = await readCase(
        services.work,
        services.catalogue,
        job.tenantId,
        textVariable(job, 'caseId'),
      );
      const wanted = {
        paymentId: services.mintKey(),
        caseId,
        amountCents: positiveInteger(job, 'amountCents'),
        purpose: textVariable(job, 'purpose'),
        jobKey: job.jobKey,
      };
      const payment = await payments.request(job.tenantId, wanted, services.now());
      try {
        const transaction = await paymentService.create(
          {
            // A repeated job carries the same key, so the service answers the transaction it already made.
            idempotencyKey: `payment-${payment.paymentId}`,
            amountCents: payment.amountCents,
            purpose: payment.purpose,
            reference: payment.paymentId,
            returnUrl: `${services.publicUrl}/vorgang`,
          },
          signal,
        );
        const { transactionId: providerReference, paymentPage } = transaction;
        await payments.recordTransaction(
          job.tenantId,
          payment.paymentId,
          { providerReference, paymentPage },
          services.now(),
        );
        return {
          kind: 'completed',
          variables: { payment: { paymentId: payment.paymentId, page: paymentPage } },
        };
      } catch (error) {
        if (!(error instanceof PaymentRefused)) throw error;
        await payments.recordState(job.tenantId, payment.paymentId, 'FAILED', services.now());
        return { kind: 'businessError', errorCode: 'PAYMENT_NOT_POSSIBLE', errorMessage: error.message };
      }
    },
  };
}
