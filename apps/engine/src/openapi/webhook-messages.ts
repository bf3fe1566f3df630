import { pingEventType, webhookEventTypes, type CloudEvent } from '@vorgang/webhooks';
import type { AsyncApiMessages, JsonSchema } from './asyncapi-document.js';

/** A message for each type of event that webhooks send. */
export function webhookMessages(): AsyncApiMessages {
  const types = { ...webhookEventTypes, [pingEventType]: 'Sent by the test button of a subscription.' };
  return Object.entries(types).map(([type, summary]) => [
    type.replace('dev.vorgang.', ''),
    {
      name: type,
      title: type,
      summary,
      contentType: 'application/cloudevents+json',
      payload: cloudEventOf(type),
    },
  ]);
}

function cloudEventOf(type: string): JsonSchema {
  // The compiler knows when a field of the event is missing here.
  const properties: Readonly<Record<keyof CloudEvent, JsonSchema>> = {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', description: 'Stays the same when the event is sent again.' },
    source: { type: 'string', format: 'uri-reference', description: 'Where the installation is reached.' },
    type: { type: 'string', const: type },
    subject: { type: 'string', description: 'What it happened to, such as `process-instances/4711`.' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { type: 'string', const: 'application/json' },
    partitionkey: { type: 'string', description: 'Events with the same one come in their order.' },
    sequence: { type: 'string', description: 'Place in the history of the process instance, padded.' },
    tenantid: { type: 'string' },
    data: { type: 'object', description: 'Keys and states of what it happened to.' },
  };
  const required: readonly RequiredField[] = [
    'specversion',
    'id',
    'source',
    'type',
    'time',
    'datacontenttype',
    'data',
  ];
  return { type: 'object', required, properties };
}

type RequiredField = {
  [Field in keyof CloudEvent]-?: undefined extends CloudEvent[Field] ? never : Field;
}[keyof CloudEvent];
