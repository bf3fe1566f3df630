import { Inject, Injectable } from '@nestjs/common';
import { onceInTenant, type InTransaction, type RequestToRepeat } from '@vorgang/orchestration';
import type { TenantWork } from '@vorgang/storage';
import {
  WebhookDeliveries,
  WebhookSubscriptions,
  type SigningKeys,
  type SubscriptionFields,
} from '@vorgang/webhooks';
import type { EngineConfiguration } from '../../configuration.js';
import { HttpProblem, invalidRequest } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, CONFIGURATION, TENANT_WORK, WEBHOOK_KEYS } from '../../platform/tokens.js';
import type { WebhookSubscriptionRequest } from './webhooks.dto.js';

/** Webhooks as this installation has them. */
@Injectable()
export class WebhooksService {
  readonly subscriptions: WebhookSubscriptions;
  readonly deliveries: WebhookDeliveries;
  /** The `source` of events. */
  readonly source: string;

  constructor(
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
    @Inject(CONFIGURATION) { publicUrl }: EngineConfiguration,
    @Inject(WEBHOOK_KEYS) private readonly signingKeys: SigningKeys | null,
  ) {
    const now = (): Date => new Date(clock.now());
    this.subscriptions = new WebhookSubscriptions(work, now);
    this.deliveries = new WebhookDeliveries(work, now);
    this.source = publicUrl;
  }

  /** For what a caller may repeat with the same idempotency key. */
  once(request: RequestToRepeat): InTransaction {
    return onceInTenant(this.work, () => this.clock.now(), request);
  }

  /** @throws HttpProblem 503 where the installation has no key file: nothing could be signed */
  get keys(): SigningKeys {
    if (this.signingKeys !== null) return this.signingKeys;
    throw new HttpProblem(
      503,
      'webhooks-not-configured',
      'This installation cannot sign webhooks. The operator sets WEBHOOK_KEY_FILE for the engine and the worker.',
    );
  }
}

/** @throws HttpProblem 400 for an address that nobody could be reached at */
export function subscriptionFields(request: WebhookSubscriptionRequest): SubscriptionFields {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const isAddress = url !== null && ['http:', 'https:'].includes(url.protocol) && url.hash === '';
  if (!isAddress || url.username !== '' || url.password !== '') {
    throw invalidRequest([
      {
        field: 'url',
        message:
          'Must be an address that starts with https:// or http://, without name, password and fragment.',
      },
    ]);
  }
  return {
    name: request.name.trim(),
    url: url.href,
    eventTypes: [...new Set(request.eventTypes ?? [])],
    processDefinitionIds: [...new Set(request.processDefinitionIds ?? [])],
    contactEmail: request.contactEmail ?? null,
  };
}
