import type { DeliveryAttempt, PublishedKey, WebhookDelivery, WebhookSubscription } from '@vorgang/webhooks';
import type {
  WebhookAttemptItem,
  WebhookDeliveryItem,
  WebhookKeyItem,
  WebhookSubscriptionItem,
} from './webhooks.dto.js';

/** A subscription as the interface tells it. */
export function describeSubscription(subscription: WebhookSubscription): WebhookSubscriptionItem {
  const { subscriptionId, name, url, contactEmail, state, pausedBecause, failures, version, createdBy } =
    subscription;
  return {
    subscriptionId,
    name,
    url,
    eventTypes: [...subscription.eventTypes],
    processDefinitionIds: [...subscription.processDefinitionIds],
    contactEmail,
    state,
    pausedBecause,
    failingSince: moment(subscription.failingSince),
    failures,
    version,
    createdBy,
    createdAt: subscription.createdAt.toISOString(),
    changedAt: subscription.changedAt.toISOString(),
  };
}

/** A delivery without the event itself. */
export function describeDelivery(delivery: WebhookDelivery): WebhookDeliveryItem {
  const { deliveryId, eventId, eventType, state, replayOf, attempts, responseStatus, failure } = delivery;
  return {
    deliveryId,
    eventId,
    eventType,
    state,
    replayOf,
    attempts,
    responseStatus,
    failure,
    nextAttemptAt: state === 'PENDING' ? delivery.availableAt.toISOString() : null,
    createdAt: delivery.createdAt.toISOString(),
    endedAt: moment(delivery.endedAt),
  };
}

export function describeAttempt(attempt: DeliveryAttempt): WebhookAttemptItem {
  const { durationMs, keyId, responseStatus, failure } = attempt;
  return {
    attempt: attempt.attempt,
    attemptedAt: attempt.attemptedAt.toISOString(),
    durationMs,
    keyId,
    responseStatus,
    failure,
  };
}

export function describeKey({ keyId, publicKey, signsFrom, publishedUntil }: PublishedKey): WebhookKeyItem {
  return { keyId, publicKey, signsFrom: signsFrom.toISOString(), publishedUntil: moment(publishedUntil) };
}

function moment(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
