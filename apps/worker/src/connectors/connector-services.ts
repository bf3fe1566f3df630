import type { Documents, Notices, Payments } from '@vorgang/casework';
import type { ConnectorBasics } from '@vorgang/connectors';
import type { DocumentStore } from '@vorgang/documents';
import type { SendOutbound } from '@vorgang/outbound';
import type { ServiceCatalogue } from '@vorgang/services';
import type { TenantWork } from '@vorgang/storage';
import type { SigningKeys } from '@vorgang/webhooks';
import type { MailSender } from '../notice/mail-sender.js';
import type { PaymentService } from '../payment/payment-service.js';

/** What connectors work with; put together once at the start. */
export interface ConnectorServices extends ConnectorBasics {
  readonly work: TenantWork;
  readonly payments: Payments;
  readonly documents: Documents;
  readonly notices: Notices;
  readonly catalogue: ServiceCatalogue;
  /** Absent where no payment service is configured. */
  readonly paymentService?: PaymentService;
  /** Absent where no mail server is configured. */
  readonly mailSender?: MailSender;
  /** Sender of mails that models send, as `Name <address>`. */
  readonly mailFrom?: string;
  /** Absent where documents are not configured. */
  readonly documentStore?: DocumentStore;
  /** Absent where the installation cannot sign webhooks. */
  readonly signingKeys?: SigningKeys;
  /** Calls other systems, as far as the installation allows. */
  readonly send: SendOutbound;
  readonly publicUrl: string;
  /** Where staff reach the server, without a slash at the end. */
  readonly staffUrl: string;
  readonly proceduresFolder: string;
  mintKey(): string;
}
