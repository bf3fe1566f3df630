export {
  isWebhookEventType,
  pingEventType,
  webhookEventTypes,
  type WebhookEventType,
} from './events/webhook-event-types.js';
export { cloudEventMediaType, type CloudEvent } from './events/cloud-event.js';
export { contentDigest, isDigestOf } from './signing/content-digest.js';
export { signRequest, type RequestSigner } from './signing/sign-request.js';
export {
  signatureTolerance,
  verifyRequest,
  type SignedRequest,
  type VerificationKey,
} from './signing/verify-request.js';
export { SigningKeys, type PublishedKey } from './signing/signing-keys.js';
export { openSigningKeys, readWebhookKeyFile } from './signing/open-signing-keys.js';
export { keyDirectoryMediaType, readKeyDirectory, type DirectoryKey } from './signing/key-directory.js';
export type { SubscriptionFields, WebhookSubscription } from './subscriptions/webhook-subscription.js';
export { WebhookSubscriptions } from './subscriptions/webhook-subscriptions.js';
export {
  replayLimit,
  WebhookDeliveries,
  type DeliveryAttempt,
  type DeliveryDetail,
  type WebhookDelivery,
} from './delivery/webhook-deliveries.js';
export { deliver, type DeliveryParts } from './delivery/deliver.js';
export type { ClaimedDelivery } from './delivery/claim-delivery.js';
export type { PauseReason } from './delivery/record-attempt.js';
export { findDueDeliveries, findWaitingOutboxes, type DueDelivery } from './delivery/find-due-deliveries.js';
export { expandOutbox } from './outbox/expand-outbox.js';
export { clearDeliveries } from './upkeep/clear-deliveries.js';
export { clearInboundRequests } from './upkeep/clear-inbound-requests.js';
