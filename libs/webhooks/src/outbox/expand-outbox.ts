import { inTenant, readHistory, type Queryable, type RecordedStep } from '@vorgang/storage';
import type { ProcessInstanceKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { Pool, PoolClient } from 'pg';
import { insertDeliveries } from '../delivery/insert-deliveries.js';
import type { OutgoingEvent } from '../events/cloud-event.js';
import { eventsOfStep } from '../events/events-of-step.js';
import { insertEvent } from './insert-event.js';
import { wants } from '../subscriptions/webhook-subscription.js';

/** Rows of the outbox taken in one transaction. */
const batch = 200;

interface OutboxRow {
  readonly outbox_id: string;
  readonly process_instance_key: ProcessInstanceKey | null;
  readonly sequence: string | null;
  readonly event_type: string | null;
  readonly event_id: string | null;
  readonly process_definition_id: string | null;
  readonly subject: string | null;
  readonly data: string | null;
  readonly recorded_at: Date;
}

interface SubscriptionRow {
  readonly subscription_id: string;
  readonly event_types: string[];
  readonly process_definition_ids: string[];
}

/**
 * Makes deliveries of what was committed: reads the oldest rows of a tenant's outbox, writes an event and a delivery for
 * each subscription that wants it, and takes the rows away, in one transaction. One at a time per tenant, so that the
 * numbers of deliveries follow the order of the events of an instance.
 *
 * @param pool connections of the role vorgang_app
 * @param source of the events: where the installation is reached
 * @returns rows that were taken; fewer than asked for when the outbox is empty, or another node is at it
 */
export async function expandOutbox(pool: Pool, tenantId: string, source: string, now: Date): Promise<number> {
  return inTenant(pool, tenantId, async (client) => {
    const lock = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 81)) as taken',
      [tenantId],
    );
    if (lock.rows[0]?.taken !== true) return 0;
    const { rows } = await client.query<OutboxRow>(
      'select * from webhook_outbox where tenant_id = $1 order by outbox_id limit $2',
      [tenantId, batch],
    );
    if (rows.length === 0) return 0;
    const subscriptions = await client.query<SubscriptionRow>(
      `select subscription_id, event_types, process_definition_ids from webhook_subscription
       where tenant_id = $1 order by subscription_id`,
      [tenantId],
    );
    for (const row of rows) {
      for (const outgoing of await eventsOf(client, tenantId, row, source)) {
        await deliverTo(client, tenantId, outgoing, subscriptions.rows, now);
      }
    }
    await client.query('delete from webhook_outbox where tenant_id = $1 and outbox_id = any ($2)', [
      tenantId,
      rows.map(({ outbox_id }) => outbox_id),
    ]);
    return rows.length;
  });
}

async function eventsOf(
  client: PoolClient,
  tenantId: string,
  row: OutboxRow,
  source: string,
): Promise<readonly OutgoingEvent[]> {
  if (row.event_type !== null) return [caseEvent(tenantId, row, source)];
  const { process_instance_key: key, sequence } = row;
  if (key === null || sequence === null) return [];
  const [step] = await readHistory(client, tenantId, key, { after: Number(sequence) - 1, limit: 1 });
  if (step === undefined) return [];
  // Most steps tell nothing outside; only for the others the process is looked up.
  const events = eventsOfStep(step, { source, processDefinitionId: null });
  if (events.length === 0) return [];
  return eventsOfStep(step, { source, processDefinitionId: await processOf(client, step) });
}

/** From the instance; where it is gone, from how it began; where that has expired, from the entry that says so. */
async function processOf(client: PoolClient, step: RecordedStep): Promise<string | null> {
  const { rows } = await client.query<{ process_definition_id: string }>(
    'select process_definition_id from process_instance where tenant_id = $1 and process_instance_key = $2',
    [step.tenantId, step.processInstanceKey],
  );
  if (rows[0] !== undefined) return rows[0].process_definition_id;
  const [first] = await readHistory(client, step.tenantId, step.processInstanceKey, { limit: 1 });
  const created = first?.changes.find((change) => change.kind === 'processInstanceCreated');
  if (created !== undefined) return created.bpmnProcessId;
  const deleted = first?.changes.find((change) => change.kind === 'processInstanceDeleted');
  return deleted?.expired?.bpmnProcessId ?? null;
}

function caseEvent(tenantId: string, row: OutboxRow, source: string): OutgoingEvent {
  const subject = row.subject ?? '';
  return {
    processDefinitionId: row.process_definition_id,
    event: {
      specversion: '1.0',
      id: row.event_id ?? `outbox-${row.outbox_id}`,
      source,
      type: row.event_type ?? '',
      subject,
      time: row.recorded_at.toISOString(),
      datacontenttype: 'application/json',
      partitionkey: subject,
      tenantid: tenantId,
      data: JSON.parse(row.data ?? '{}') as JsonObject,
    },
  };
}

async function deliverTo(
  client: Queryable,
  tenantId: string,
  outgoing: OutgoingEvent,
  subscriptions: readonly SubscriptionRow[],
  now: Date,
): Promise<void> {
  const { processDefinitionId, event } = outgoing;
  const wanting = subscriptions.filter(({ event_types, process_definition_ids }) =>
    wants(
      { eventTypes: event_types, processDefinitionIds: process_definition_ids },
      { type: event.type, processDefinitionId },
    ),
  );
  if (wanting.length === 0) return;
  await insertEvent(client, tenantId, outgoing, now);
  const ids = wanting.map(({ subscription_id }) => subscription_id);
  await insertDeliveries(client, tenantId, outgoing, ids, now);
}
