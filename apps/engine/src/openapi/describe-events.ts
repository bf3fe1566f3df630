import type { AsyncApiDocument, AsyncApiMessages, AsyncApiReference } from './asyncapi-document.js';
import { hintMessages, jobMessages } from './stream-messages.js';
import { webhookMessages } from './webhook-messages.js';

/** Describes every event that leaves this installation, in AsyncAPI 3.0, from the types that also send them. */
export function describeEvents(): AsyncApiDocument {
  const webhooks = webhookMessages();
  const hints = hintMessages();
  const jobs = jobMessages();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Vorgang: events',
      version: '0.1.0',
      description:
        'Events name what happened and to what, never what people wrote: receivers read that through the interface ' +
        '(`/api/openapi.json`), with their own rights.',
      license: {
        name: 'EUPL-1.2',
        url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12',
      },
    },
    defaultContentType: 'application/json',
    channels: {
      webhooks: {
        address: null,
        title: 'Webhooks',
        description:
          'The address of a subscription (`POST /api/webhook-subscriptions`). Each event is sent by POST as a CloudEvent 1.0 ' +
          'in structured mode, signed with HTTP Message Signatures (RFC 9421); the public keys stand at ' +
          '`/.well-known/http-message-signatures-directory`.',
        messages: referencesTo(webhooks, '#/components/messages'),
      },
      events: {
        address: '/api/events',
        title: 'Event stream',
        description:
          'Server-sent events (HTML Living Standard, section 9.2) of the tenant of whoever listens. A client that comes ' +
          'back sends `Last-Event-ID`.',
        messages: referencesTo(hints, '#/components/messages'),
      },
      jobs: {
        address: '/api/jobs/stream',
        title: 'Stream of jobs',
        description:
          'Server-sent events with the jobs of one type, to a worker. Its parameters stand in `/api/openapi.json`.',
        messages: referencesTo(jobs, '#/components/messages'),
      },
    },
    operations: {
      sendWebhook: {
        action: 'send',
        title: 'Send a webhook',
        summary: 'Tells a subscriber what happened',
        description:
          'At least once, with the same `id` each time; events of one process instance in their order. Tried for three days.',
        channel: { $ref: '#/channels/webhooks' },
        messages: Object.values(referencesTo(webhooks, '#/channels/webhooks/messages')),
      },
      streamEvents: {
        action: 'send',
        title: 'Send a hint',
        summary: 'Tells open pages what to read again',
        description:
          'Best effort: what was missed is told by `reset`, after which a page reads everything again.',
        channel: { $ref: '#/channels/events' },
        messages: Object.values(referencesTo(hints, '#/channels/events/messages')),
      },
      streamJobs: {
        action: 'send',
        title: 'Send a job',
        summary: 'Hands a job to a worker',
        description:
          'At least once: a job that is not completed within its `timeout` goes to a worker again, with the same `jobKey`.',
        channel: { $ref: '#/channels/jobs' },
        messages: Object.values(referencesTo(jobs, '#/channels/jobs/messages')),
      },
    },
    components: { messages: Object.fromEntries([...webhooks, ...hints, ...jobs]) },
  };
}

function referencesTo(
  messages: AsyncApiMessages,
  place: string,
): Readonly<Record<string, AsyncApiReference>> {
  return Object.fromEntries(messages.map(([id]) => [id, { $ref: `${place}/${id}` }]));
}
