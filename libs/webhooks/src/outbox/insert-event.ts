import type { Queryable } from '@vorgang/storage';
import type { OutgoingEvent } from '../events/cloud-event.js';

/** Keeps an event as it will be sent. The same id again changes nothing. */
export async function insertEvent(
  database: Queryable,
  tenantId: string,
  { processDefinitionId, event }: OutgoingEvent,
  now: Date,
): Promise<void> {
  await database.query(
    `insert into webhook_event (
       tenant_id, event_id, event_type, process_definition_id, ordering_key, content, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [tenantId, event.id, event.type, processDefinitionId, event.partitionkey, JSON.stringify(event), now],
  );
}
