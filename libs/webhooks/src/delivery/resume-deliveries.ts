import type { EntityManager } from 'typeorm';
import { giveUpAt } from './insert-deliveries.js';

/** Lets what waits be tried now, with all the patience that a new delivery has. */
export async function resumeDeliveries(
  manager: EntityManager,
  tenantId: string,
  subscriptionId: string,
  now: Date,
): Promise<void> {
  await manager.query(
    `update webhook_delivery set available_at = $3, give_up_at = $4
     where tenant_id = $1 and subscription_id = $2 and state = 'PENDING'`,
    [tenantId, subscriptionId, now, giveUpAt(now)],
  );
}
