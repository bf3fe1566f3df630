import type { JsonObject } from '@vorgang/feel';

/** A CloudEvent 1.0 with data in JSON (structured mode), and the extensions that we use. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Stays the same however often the event is sent: receivers tell repetitions by it. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  /** RFC 3339 in UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Events with the same key are sent one after the other, in their order (extension "partitioning"). */
  readonly partitionkey?: string;
  /** Place of the step in the history of its instance, padded so that texts compare as numbers (extension "sequence"). */
  readonly sequence?: string;
  readonly tenantid?: string;
  readonly data: JsonObject;
}

/** Media type of a CloudEvent in structured mode. */
export const cloudEventMediaType = 'application/cloudevents+json; charset=utf-8';

/** An event on its way into the database: what subscriptions choose by, and the event itself. */
export interface OutgoingEvent {
  readonly processDefinitionId: string | null;
  readonly event: CloudEvent & { readonly partitionkey: string };
}
