import type { Expression } from '@vorgang/bpmn';
import type { ProcessDefinitionKey } from '@vorgang/execution';

/** Value of the property `inbound.type` of an event that takes requests from outside. */
export const inboundWebhookType = 'vorgang:webhook-in';

/** How a sender proves itself. */
export type InboundVerification =
  /** HMAC-SHA-256 over the body (with a timestamp where there is a header for it), as GitHub signs. */
  | { readonly kind: 'hmac'; readonly signatureHeader: string; readonly timestampHeader: string | null }
  /** HTTP Message Signatures (RFC 9421). */
  | { readonly kind: 'message-signature'; readonly algorithm: 'hmac-sha256' | 'ed25519' };

/** An event of a deployed model that takes requests from outside. */
export interface InboundWebhook {
  readonly path: string;
  readonly verification: InboundVerification;
  /** A secret, or a public key, as the model's static text says: `{{secrets.NAME}}`. */
  readonly secret: string;
  /** FEEL over `body`, `headers` and cluster variables; null where the model says nothing. */
  readonly correlationKey: string | null;
  readonly messageId: string | null;
  readonly variables: string | null;
  readonly effect:
    | { readonly kind: 'start'; readonly processDefinitionKey: ProcessDefinitionKey }
    | { readonly kind: 'message'; readonly messageName: Expression };
}
