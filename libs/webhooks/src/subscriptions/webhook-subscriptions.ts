import { InvalidStateError, PreconditionFailedError, type InTransaction } from '@vorgang/orchestration';
import { connectionOf, WebhookSubscriptionEntity, type TenantWork } from '@vorgang/storage';
import { insertDeliveries } from '../delivery/insert-deliveries.js';
import { pingEvent } from '../events/ping-event.js';
import { insertEvent } from '../outbox/insert-event.js';
import { resumeDeliveries } from '../delivery/resume-deliveries.js';
import { findSubscription } from './find-subscription.js';
import type { SubscriptionFields, WebhookSubscription } from './webhook-subscription.js';

/** At most so many per tenant: each event is looked at for each of them. */
const mostPerTenant = 100;

/** Whether something may be done to a subscription as it is now; null where it is gone. */
export type Condition = (found: WebhookSubscription | null) => boolean;

/** Who outside is told of what. */
export class WebhookSubscriptions {
  constructor(
    private readonly work: TenantWork,
    private readonly now: () => Date,
  ) {}

  /** In the order in which they were made. */
  async list(tenantId: string): Promise<readonly WebhookSubscription[]> {
    return this.work.run(tenantId, (manager) =>
      manager.find(WebhookSubscriptionEntity, { where: { tenantId }, order: { subscriptionId: 'ASC' } }),
    );
  }

  /** @throws NotFoundError */
  async find(tenantId: string, subscriptionId: string): Promise<WebhookSubscription> {
    return this.work.run(tenantId, (manager) => findSubscription(manager, tenantId, subscriptionId));
  }

  /**
   * @param createdBy account
   * @param inTransaction how to do it, where a repetition is to be known
   * @throws InvalidStateError when there are too many
   */
  async create(
    tenantId: string,
    fields: SubscriptionFields,
    createdBy: string,
    inTransaction: InTransaction = (work) => this.work.run(tenantId, work),
  ): Promise<WebhookSubscription> {
    const now = this.now();
    const made = await inTransaction(async (manager) => {
      if ((await manager.countBy(WebhookSubscriptionEntity, { tenantId })) >= mostPerTenant) {
        throw new InvalidStateError(
          `There are ${mostPerTenant} webhook subscriptions already. Delete one that nobody needs.`,
        );
      }
      const [row] = await manager.query<{ subscription_id: string }[]>(
        `insert into webhook_subscription (
           tenant_id, name, url, event_types, process_definition_ids, contact_email, state, created_by, created_at,
           changed_at)
         values ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7, $8, $8)
         returning subscription_id`,
        [
          tenantId,
          fields.name,
          fields.url,
          fields.eventTypes,
          fields.processDefinitionIds,
          fields.contactEmail,
          createdBy,
          now,
        ],
      );
      return findSubscription(manager, tenantId, row?.subscription_id ?? '');
    });
    // A repetition gets what was made then, whatever became of it, and as JSON, where moments are texts.
    return { ...made, createdAt: new Date(made.createdAt), changedAt: new Date(made.changedAt) };
  }

  /**
   * @param mayChange whether the change was made on what there is now
   * @throws NotFoundError, PreconditionFailedError when it was not
   */
  async change(
    tenantId: string,
    subscriptionId: string,
    fields: SubscriptionFields,
    mayChange: Condition = () => true,
  ): Promise<WebhookSubscription> {
    const now = this.now();
    return this.work.run(tenantId, async (manager) => {
      const found = await findSubscription(manager, tenantId, subscriptionId, 'alone');
      if (!mayChange(found)) throw notAsSeen(subscriptionId);
      await manager.update(
        WebhookSubscriptionEntity,
        { tenantId, subscriptionId },
        {
          name: fields.name,
          url: fields.url,
          eventTypes: [...fields.eventTypes],
          processDefinitionIds: [...fields.processDefinitionIds],
          contactEmail: fields.contactEmail,
          changedAt: now,
          ...anotherVersion,
        },
      );
      return findSubscription(manager, tenantId, subscriptionId);
    });
  }

  /**
   * Its deliveries go with it. Deleting twice is no error where no condition says otherwise.
   *
   * @param mayDelete whether the deletion was decided on what there is now
   * @throws PreconditionFailedError when it was not
   */
  async delete(tenantId: string, subscriptionId: string, mayDelete: Condition = () => true): Promise<void> {
    await this.work.run(tenantId, async (manager) => {
      const found = await manager.findOne(WebhookSubscriptionEntity, {
        where: { tenantId, subscriptionId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!mayDelete(found)) throw notAsSeen(subscriptionId);
      if (found === null) return;
      await manager.delete(WebhookSubscriptionEntity, { tenantId, subscriptionId });
    });
  }

  /**
   * What happens meanwhile is kept and sent on resumption.
   *
   * @param mayPause whether the pause was decided on what there is now
   * @throws NotFoundError, PreconditionFailedError when it was not
   */
  async pause(
    tenantId: string,
    subscriptionId: string,
    mayPause: Condition = () => true,
  ): Promise<WebhookSubscription> {
    return this.work.run(tenantId, async (manager) => {
      const found = await findSubscription(manager, tenantId, subscriptionId, 'alone');
      if (!mayPause(found)) throw notAsSeen(subscriptionId);
      await manager.update(
        WebhookSubscriptionEntity,
        { tenantId, subscriptionId, state: 'ACTIVE' },
        { state: 'PAUSED', pausedBecause: 'BY_HAND', changedAt: this.now(), ...anotherVersion },
      );
      return findSubscription(manager, tenantId, subscriptionId);
    });
  }

  /**
   * What waits is sent now, in its order.
   *
   * @param mayResume whether the resumption was decided on what there is now
   * @throws NotFoundError, PreconditionFailedError when it was not
   */
  async resume(
    tenantId: string,
    subscriptionId: string,
    mayResume: Condition = () => true,
  ): Promise<WebhookSubscription> {
    const now = this.now();
    return this.work.run(tenantId, async (manager) => {
      const found = await findSubscription(manager, tenantId, subscriptionId, 'alone');
      if (!mayResume(found)) throw notAsSeen(subscriptionId);
      await manager.update(
        WebhookSubscriptionEntity,
        { tenantId, subscriptionId, state: 'PAUSED' },
        { state: 'ACTIVE', pausedBecause: null, changedAt: now, ...anotherVersion },
      );
      await manager.update(
        WebhookSubscriptionEntity,
        { tenantId, subscriptionId },
        { failingSince: null, failures: 0 },
      );
      await resumeDeliveries(manager, tenantId, subscriptionId, now);
      return findSubscription(manager, tenantId, subscriptionId);
    });
  }

  /**
   * Sends an event without meaning, to try the address out.
   *
   * @param source of the event
   * @param inTransaction how to do it, where a repetition is to be known
   * @returns the delivery in whose log the answer will stand
   */
  async ping(
    tenantId: string,
    subscriptionId: string,
    source: string,
    inTransaction: InTransaction = (work) => this.work.run(tenantId, work),
  ): Promise<string> {
    const now = this.now();
    return inTransaction(async (manager) => {
      const { state } = await findSubscription(manager, tenantId, subscriptionId);
      if (state === 'PAUSED')
        throw new InvalidStateError('The subscription is paused. Resume it before you try it out.');
      const event = pingEvent({ tenantId, subscriptionId, source, now });
      const connection = await connectionOf(manager);
      await insertEvent(connection, tenantId, event, now);
      const [deliveryId] = await insertDeliveries(connection, tenantId, event, [subscriptionId], now);
      return deliveryId ?? '';
    });
  }
}

/** Whoever saw the subscription before has seen another one. */
const anotherVersion = { version: () => 'version + 1' };

function notAsSeen(subscriptionId: string): PreconditionFailedError {
  return new PreconditionFailedError(
    `The webhook subscription '${subscriptionId}' was changed meanwhile, or deleted. Read it again, then decide anew.`,
  );
}
