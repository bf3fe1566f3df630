import { listSilentPayments, type Payment, receivePayment } from '@vorgang/casework';
import type { Engine } from '@vorgang/orchestration';
import type { ConnectorServices } from '../connectors/connector-services.js';

const silence = 60_000;
const batch = 50;

/**
 * Asks the payment service about open payments that nothing was heard of: a notification may have been lost.
 *
 * @returns how many had arrived
 */
export async function askForSilentPayments(
  engine: Pick<Engine, 'publishMessage'>,
  services: ConnectorServices,
  tenantId: string,
): Promise<number> {
  if (services.paymentService === undefined) return 0;
  const unheardSince = new Date(services.now().getTime() - silence);
  const silent = await listSilentPayments(services.work, tenantId, unheardSince, batch);
  let arrived = 0;
  for (const payment of silent) {
    if (!(await hasArrived(services, payment))) continue;
    const call = { tenantId, actor: { kind: 'worker', id: 'payment-sweep' } } as const;
    await receivePayment(engine, services.payments, call, payment, services.now());
    arrived += 1;
  }
  return arrived;
}

async function hasArrived(services: ConnectorServices, payment: Payment): Promise<boolean> {
  if (payment.providerReference === null) return false;
  const transaction = await services.paymentService!.find(
    payment.providerReference,
    AbortSignal.timeout(10_000),
  );
  return transaction?.state === 'PAID';
}
