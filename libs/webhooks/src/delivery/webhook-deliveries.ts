import { NotFoundError, type InTransaction } from '@vorgang/orchestration';
import {
  WebhookAttemptEntity,
  WebhookDeliveryEntity,
  WebhookEventEntity,
  type TenantWork,
} from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { findSubscription } from '../subscriptions/find-subscription.js';
import { giveUpAt } from './insert-deliveries.js';

/** A request that was made, and its answer. */
export type DeliveryAttempt = Readonly<
  Pick<
    WebhookAttemptEntity,
    'attempt' | 'attemptedAt' | 'durationMs' | 'keyId' | 'responseStatus' | 'failure'
  >
>;

export type WebhookDelivery = Readonly<WebhookDeliveryEntity>;

export interface DeliveryDetail {
  readonly delivery: WebhookDelivery;
  /** The CloudEvent as it is sent. */
  readonly content: string;
  /** Oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
}

export interface DeliveryFilter {
  readonly state?: WebhookDelivery['state'];
  readonly eventType?: string;
  /** Deliveries before this one, from the cursor of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Which deliveries are sent once more: all whose event came in a span of time, or only those that failed. */
export interface ReplayRange {
  readonly from: Date;
  readonly to: Date;
  readonly onlyFailed: boolean;
}

/** Most deliveries that are repeated in one call. */
export const replayLimit = 10_000;

/** The log of a subscription's deliveries, and sending them again. */
export class WebhookDeliveries {
  constructor(
    private readonly work: TenantWork,
    private readonly now: () => Date,
  ) {}

  /** Newest first. */
  async search(
    tenantId: string,
    subscriptionId: string,
    { state, eventType, before, limit }: DeliveryFilter,
  ): Promise<readonly WebhookDelivery[]> {
    return this.work.run(tenantId, (manager) => {
      const query = manager
        .createQueryBuilder(WebhookDeliveryEntity, 'd')
        .where('d.tenantId = :tenantId and d.subscriptionId = :subscriptionId', { tenantId, subscriptionId });
      if (state !== undefined) query.andWhere('d.state = :state', { state });
      if (eventType !== undefined) query.andWhere('d.eventType = :eventType', { eventType });
      if (before !== undefined) query.andWhere('d.deliveryId < :before', { before });
      return query.orderBy('d.deliveryId', 'DESC').limit(limit).getMany();
    });
  }

  /** @throws NotFoundError */
  async find(tenantId: string, subscriptionId: string, deliveryId: string): Promise<DeliveryDetail> {
    return this.work.run(tenantId, async (manager) => {
      const where = { tenantId, subscriptionId, deliveryId };
      const delivery = await manager.findOneBy(WebhookDeliveryEntity, where);
      if (delivery === null) throw new NotFoundError(`There is no webhook delivery '${deliveryId}'.`);
      const { eventId } = delivery;
      const { content } = await manager.findOneByOrFail(WebhookEventEntity, { tenantId, eventId });
      const attempts = await manager.find(WebhookAttemptEntity, {
        where: { tenantId, deliveryId },
        order: { attempt: 'ASC' },
      });
      return { delivery, content, attempts };
    });
  }

  /**
   * Sends an event again, as it was, with its id: the receiver sees that it is a repetition.
   *
   * @param inTransaction how to do it, where a repetition is to be known
   * @returns the new delivery
   * @throws NotFoundError
   */
  async replay(
    tenantId: string,
    subscriptionId: string,
    deliveryId: string,
    inTransaction: InTransaction = (work) => this.work.run(tenantId, work),
  ): Promise<string> {
    const which = { tenantId, subscriptionId, condition: 'd.delivery_id = $5', values: [deliveryId] };
    const rows = await inTransaction((manager) => insertReplays(manager, which, this.now()));
    if (rows[0] === undefined) throw new NotFoundError(`There is no webhook delivery '${deliveryId}'.`);
    return rows[0];
  }

  /**
   * Sends every event of a span of time again, in the order in which they came; what still waits is left alone.
   *
   * @param inTransaction how to do it, where a repetition is to be known
   * @returns how many; the limit, where there are more
   * @throws NotFoundError when there is no such subscription
   */
  async replayRange(
    tenantId: string,
    subscriptionId: string,
    { from, to, onlyFailed }: ReplayRange,
    inTransaction: InTransaction = (work) => this.work.run(tenantId, work),
  ): Promise<number> {
    const condition = `d.replay_of is null and d.state ${onlyFailed ? "= 'FAILED'" : "<> 'PENDING'"}
      and d.created_at >= $5 and d.created_at < $6`;
    const which = { tenantId, subscriptionId, condition, values: [from, to] };
    return inTransaction(async (manager) => {
      await findSubscription(manager, tenantId, subscriptionId);
      return (await insertReplays(manager, which, this.now())).length;
    });
  }
}

interface DeliveriesToRepeat {
  readonly tenantId: string;
  readonly subscriptionId: string;
  /** Over `d`, with `values` from `$5` on. */
  readonly condition: string;
  readonly values: readonly unknown[];
}

async function insertReplays(
  manager: EntityManager,
  { tenantId, subscriptionId, condition, values }: DeliveriesToRepeat,
  now: Date,
): Promise<readonly string[]> {
  const rows = await manager.query<{ delivery_id: string }[]>(
    `insert into webhook_delivery (
           tenant_id, subscription_id, event_id, event_type, ordering_key, state, replay_of, available_at, give_up_at,
           created_at)
         select d.tenant_id, d.subscription_id, d.event_id, d.event_type, d.ordering_key, 'PENDING', d.delivery_id, $3,
           $4, $3
         from webhook_delivery d
         where d.tenant_id = $1 and d.subscription_id = $2 and ${condition}
         order by d.delivery_id
         limit ${replayLimit}
         returning delivery_id`,
    [tenantId, subscriptionId, now, giveUpAt(now), ...values],
  );
  return rows.map(({ delivery_id }) => delivery_id);
}
