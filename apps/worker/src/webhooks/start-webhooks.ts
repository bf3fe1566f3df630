import { guardedClient } from '@vorgang/outbound';
import type { Consume, WorkDispatcher } from '@vorgang/queue';
import { createPool } from '@vorgang/storage';
import {
  clearDeliveries,
  deliver,
  expandOutbox,
  findDueDeliveries,
  findWaitingOutboxes,
  type DeliveryParts,
  type SigningKeys,
} from '@vorgang/webhooks';
import type { Pool } from 'pg';
import type { WorkerConfiguration } from '../configuration.js';
import type { ConnectorServices } from '../connectors/connector-services.js';
import { startSweep } from '../sweeps/start-sweep.js';
import { rewrapKeys } from './rewrap-keys.js';
import { tellContact } from './tell-contact.js';

const queue = 'vorgang:webhook-delivery';
const concurrency = 10;
const sweepEvery = 1_000;
const upkeepEvery = 10 * 60_000;
/** Deliveries that are hinted in one round. */
const batch = 200;
/** Longer than a healthy queue ever takes; what waits longer is done without it. */
const patience = 20_000;

export interface WebhookWork {
  readonly services: ConnectorServices;
  readonly keys: SigningKeys;
  /** Connections of the role vorgang_engine. */
  readonly enginePool: Pool;
  readonly dispatcher: WorkDispatcher;
  readonly consume: Consume;
  readonly configuration: WorkerConfiguration;
}

/**
 * Sends webhooks: makes deliveries of what was committed, hints those that are due, does those that were hinted. A hint
 * that is lost is given again with the next round; what the queue leaves lying is done by the round itself.
 */
export async function startWebhooks(work: WebhookWork): Promise<{ close(): Promise<void> }> {
  const { services, keys, enginePool, dispatcher, configuration } = work;
  const { databaseUrl } = configuration;
  const pool = createPool(databaseUrl, { connections: 4, applicationName: 'vorgang-webhooks' });
  const parts: DeliveryParts = {
    pool,
    keys,
    // Where an event goes is what the administrator wrote down: no answer leads it elsewhere, and no answer is read.
    send: guardedClient({
      policy: configuration.outbound,
      limits: { redirects: 0, responseBytes: 64 * 1024 },
    }),
    now: () => services.now(),
    chance: () => Math.random(),
    onPaused: (delivery, reason) => tellContact(services, delivery, reason),
  };
  const consumer = await work.consume(
    queue,
    ({ tenantId, jobKey }) => deliver(parts, { tenantId, deliveryId: jobKey }),
    { concurrency },
  );
  const sweeps = [
    startSweep(sweepEvery, () => sweep(parts, enginePool, dispatcher, services.publicUrl)),
    startSweep(upkeepEvery, async () => {
      await clearDeliveries(enginePool, services.now());
      await rewrapKeys(enginePool, keys);
    }),
  ];
  return {
    close: async () => {
      await Promise.all(sweeps.map((each) => each.stop()));
      await consumer.close();
      await pool.end();
    },
  };
}

async function sweep(
  parts: DeliveryParts,
  enginePool: Pool,
  dispatcher: WorkDispatcher,
  source: string,
): Promise<void> {
  for (const tenantId of await findWaitingOutboxes(enginePool)) {
    while ((await expandOutbox(parts.pool, tenantId, source, parts.now())) > 0);
  }
  const now = parts.now();
  const due = await findDueDeliveries(enginePool, now, batch);
  const left = due.filter(({ availableAt }) => now.getTime() - availableAt.getTime() > patience);
  await dispatcher
    .hint(
      queue,
      due.map(({ tenantId, deliveryId, epoch }) => ({ tenantId, jobKey: deliveryId, epoch })),
    )
    // Without a queue the rounds do the work, only later.
    .catch(() => undefined);
  await Promise.allSettled(left.slice(0, concurrency).map((each) => deliver(parts, each)));
}
