import type { Payment } from '@vorgang/casework';
import type { ConnectorServices } from './connector-services.js';
import { type Connector, PermanentFailure } from '@vorgang/connectors';
import { readCase } from './read-case.js';
import { textVariable } from './read-variable.js';

/**
 * Cancels every payment of a case that is not paid. Where the money was faster, the case goes on as paid.
 * Input: caseId. Error: PAYMENT_ALREADY_RECEIVED.
 */
export function paymentCancelConnector(services: ConnectorServices): Connector {
  return {
    type: 'vorgang:payment-cancel',
    concurrency: 10,
    timeout: 20_000,
    run: async (job, signal) => {
      const { caseId } = await readCase(
        services.work,
        services.catalogue,
        job.tenantId,
        textVariable(job, 'caseId'),
      );
      for (const payment of await services.payments.list(job.tenantId, caseId)) {
        if ((await cancel(services, job.tenantId, payment, signal)) === 'PAID') {
          return {
            kind: 'businessError',
            errorCode: 'PAYMENT_ALREADY_RECEIVED',
            errorMessage: 'The payment arrived before it could be cancelled.',
          };
        }
      }
      return { kind: 'completed', variables: {} };
    },
  };
}

async function cancel(
  services: ConnectorServices,
  tenantId: string,
  payment: Payment,
  signal: AbortSignal,
): Promise<'PAID' | 'CANCELED'> {
  if (payment.state === 'PAID' || payment.state === 'CANCELED') return payment.state;
  const outcome =
    payment.providerReference === null ? 'CANCELED' : await askProvider(services, payment, signal);
  await services.payments.recordState(tenantId, payment.paymentId, outcome, services.now());
  return outcome;
}

async function askProvider(
  services: ConnectorServices,
  payment: Payment,
  signal: AbortSignal,
): Promise<'PAID' | 'CANCELED'> {
  if (services.paymentService === undefined) {
    throw new PermanentFailure(
      'No payment service is configured. Set PAYMENT_PROVIDER_URL and PAYMENT_PROVIDER_SECRET.',
    );
  }
  const transaction = await services.paymentService.cancel(payment.providerReference!, signal);
  return transaction?.state === 'PAID' ? 'PAID' : 'CANCELED';
}
