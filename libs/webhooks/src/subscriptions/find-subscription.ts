import { NotFoundError } from '@vorgang/orchestration';
import { WebhookSubscriptionEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import type { WebhookSubscription } from './webhook-subscription.js';

/** @throws NotFoundError when the tenant has none with this id */
export async function findSubscription(
  manager: EntityManager,
  tenantId: string,
  subscriptionId: string,
): Promise<WebhookSubscription> {
  const found = await manager.findOneBy(WebhookSubscriptionEntity, { tenantId, subscriptionId });
  if (found === null) throw new NotFoundError(`There is no webhook subscription '${subscriptionId}'.`);
  return found;
}
