import type { Documents, Notices, Payments } from '@vorgang/casework';
import type { ServiceCatalogue } from '@vorgang/services';
import type { TenantWork } from '@vorgang/storage';
import type { MailSender } from '../notice/mail-sender.js';
import type { PaymentService } from '../payment/payment-service.js';

/** What connectors work with; put together once at the start. */
export interface ConnectorServices {
  readonly work: TenantWork;
  readonly payments: Payments;
  readonly documents: Documents;
  readonly notices: Notices;
  readonly catalogue: ServiceCatalogue;
  /** Absent where no payment service is configured. */
  readonly paymentService?: PaymentService;
  /** Absent where no mail server is configured. */
  readonly mailSender?: MailSender;
  readonly publicUrl: string;
  readonly proceduresFolder: string;
  readonly timeZone: string;
  mintKey(): string;
  now(): Date;
}
