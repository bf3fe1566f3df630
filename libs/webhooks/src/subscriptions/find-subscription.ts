import { NotFoundError } from '@vorgang/orchestration';
import { WebhookSubscriptionEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import type { WebhookSubscription } from './webhook-subscription.js';

/**
 * @param how `alone`: nobody else changes it until the transaction ends
 * @throws NotFoundError when the tenant has none with this id
 */
export async function findSubscription(
  manager: EntityManager,
  tenantId: string,
  subscriptionId: string,
  how: 'shared' | 'alone' = 'shared',
): Promise<WebhookSubscription> {
  const found = await manager.findOne(WebhookSubscriptionEntity, {
    where: { tenantId, subscriptionId },
    ...(how === 'alone' ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
  if (found === null) throw new NotFoundError(`There is no webhook subscription '${subscriptionId}'.`);
  return found;
}
