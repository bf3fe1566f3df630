import { randomUUID } from 'node:crypto';
import type { OutgoingEvent } from './cloud-event.js';
import { pingEventType } from './webhook-event-types.js';

/** An event that says nothing but that webhooks arrive. It waits for no other event. */
export function pingEvent(ping: {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly source: string;
  readonly now: Date;
}): OutgoingEvent {
  const id = `ping-${randomUUID()}`;
  return {
    processDefinitionId: null,
    event: {
      specversion: '1.0',
      id,
      source: ping.source,
      type: pingEventType,
      subject: `webhook-subscriptions/${ping.subscriptionId}`,
      time: ping.now.toISOString(),
      datacontenttype: 'application/json',
      partitionkey: id,
      tenantid: ping.tenantId,
      data: { subscriptionId: ping.subscriptionId },
    },
  };
}
