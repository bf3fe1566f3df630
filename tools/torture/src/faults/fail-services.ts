import type { MailFault, PaymentFault, PublishFault } from '@vorgang/simulators';
import { amount, type InjectFault } from './fault.js';

const paymentFaults: readonly PaymentFault[] = ['error', 'timeout'];
const mailFaults: readonly MailFault[] = ['error', 'error-after'];
const statusFaults: readonly PublishFault[] = ['error', 'error-after', 'timeout'];

/** The payment service fails, or does what it is asked for and never answers. */
export const failPayments: InjectFault = async ({ payment }, fault) => {
  await fetch(`${payment.url}/v1/faults`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${payment.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [paymentFaults[fault.target % paymentFaults.length]] }),
  });
};

/** The mail server refuses for now, or keeps mails that it says it refused. */
export const failMails: InjectFault = async ({ mail }, fault) => {
  mail.plan(some(mailFaults, fault.target, amount(fault, 1, 2)));
};

/** The system that models call fails before or after it did its work, or never answers. */
export const failStatuses: InjectFault = async ({ statuses }, fault) => {
  statuses.plan(some(statusFaults, fault.target, amount(fault, 1, 2)));
};

function some<Fault>(faults: readonly Fault[], first: number, count: number): readonly Fault[] {
  return Array.from({ length: count }, (_, place) => faults[(first + place) % faults.length]!);
}
