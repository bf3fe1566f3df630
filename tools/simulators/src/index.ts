export { eicar, startClamdSimulator, type ClamdSimulator } from './malware/clamd-simulator.js';
export {
  startMailCatcher,
  type CaughtMail,
  type MailCatcher,
  type MailCatcherOptions,
  type MailFault,
} from './mail/mail-catcher.js';
export {
  startMastodonSimulator,
  type MastodonSimulator,
  type MastodonSimulatorOptions,
  type PublishedStatus,
  type PublishFault,
} from './mastodon/mastodon-simulator.js';
export { startPaymentSimulator, type PaymentSimulatorOptions } from './payment/payment-simulator.js';
export type { PaymentFault } from './payment/fault-plan.js';
export type { Transaction, TransactionRequest, TransactionState } from './payment/transaction.js';
export {
  startRegisterSimulator,
  type LoggedQuery,
  type RegisterFault,
  type RegisterSimulator,
  type RegisterSimulatorOptions,
} from './register/register-simulator.js';
export { startOtlpReceiver, type OtlpReceiver } from './telemetry/otlp-receiver.js';
export type { ReceivedSpan } from './telemetry/read-traces.js';
export { openJournal, type Journal } from './journal.js';
export type { ListeningServer } from './listen.js';
