import { defineConnector, field, PermanentFailure } from '@vorgang/connectors';
import { cloudEventMediaType, signRequest, type CloudEvent } from '@vorgang/webhooks';
import { callSystem, responseVariables, systemAnswer } from '../http/call-system.js';
import type { ConnectorServices } from './connector-services.js';
import { icons } from './icons.js';

/**
 * Tells another system of something as a signed CloudEvent. The job's key is the id of the event, so a receiver tells a
 * repetition by it.
 */
export const sendWebhookConnector = defineConnector({
  type: 'vorgang:send-webhook',
  version: 1,
  name: 'Webhook senden',
  description: 'Meldet einem anderen System ein Ereignis (CloudEvents 1.0), unterschrieben nach RFC 9421.',
  icon: icons.send,
  groups: [{ id: 'event', label: 'Ereignis' }],
  fields: {
    url: field.text({
      label: 'Adresse',
      description: 'Beginnt mit https://. Der Rechner muss auf der Liste der Installation stehen.',
      group: 'event',
    }),
    eventType: field.text({
      label: 'Art des Ereignisses',
      description: 'Zum Beispiel de.kreis.antrag.bewilligt.',
      group: 'event',
    }),
    subject: field.optionalText({ label: 'Gegenstand', group: 'event' }),
    data: field.context({ label: 'Daten', description: 'FEEL-Kontext.', group: 'event' }),
  },
  answer: systemAnswer,
  concurrency: 10,
  timeout: 30_000,
  run: async ({ job, input, signal }, services: ConnectorServices) => {
    const { signingKeys } = services;
    if (signingKeys === undefined) {
      throw new PermanentFailure('This installation cannot sign webhooks. Set WEBHOOK_KEY_FILE.');
    }
    const now = services.now();
    const event: CloudEvent = {
      specversion: '1.0',
      id: job.jobKey,
      source: services.publicUrl,
      type: input.eventType,
      ...(input.subject === null ? {} : { subject: input.subject }),
      time: now.toISOString(),
      datacontenttype: 'application/json',
      tenantid: job.tenantId,
      data: input.data,
    };
    const request = {
      method: 'POST',
      url: input.url,
      headers: { 'content-type': cloudEventMediaType, 'idempotency-key': job.jobKey },
      body: JSON.stringify(event),
    };
    const headers = await signRequest(request, await signingKeys.signer(job.tenantId), now.getTime());
    const { tenantId } = job;
    return responseVariables(await callSystem(services.send, { ...request, headers, tenantId, signal }, now));
  },
});
