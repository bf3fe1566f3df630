import type { Journal } from '@vorgang/simulators';
import type { PlannedAction } from '../plan/plan.js';
import type { Accepted, Refused } from './accepted.js';
import { apply } from './applicant.js';
import { type Client, isDone } from './client.js';

export interface LoadParts {
  readonly client: Client;
  readonly portalAddress: string;
  /** Where models post statuses. */
  readonly statusAddress: string;
  readonly accepted: Journal<Accepted>;
  readonly refused: Journal<Refused>;
  readonly end: AbortSignal;
}

/** Asks for one piece of work until it is accepted. */
export async function requestWork(parts: LoadParts, { kind, id }: PlannedAction): Promise<void> {
  switch (kind) {
    case 'application': {
      const { fileNumber } = await apply(parts.portalAddress, id.length % 2 === 0, parts.end);
      parts.accepted.append({ what: 'application', id, fileNumber });
      return;
    }
    case 'order':
      await createInstance(parts, 'torture-order', id, {});
      return publish(parts, 'torture-paid', id, {});
    case 'parcels':
      return createInstance(parts, 'torture-parcels', id, { items: ['a', 'b', 'c', 'd'] });
    case 'booking':
      return createInstance(parts, 'torture-booking', id, {});
    case 'call':
      return createInstance(parts, 'torture-call', id, {});
    case 'messageStart':
      await publish(parts, 'torture-begin', id, { requestId: id });
      parts.accepted.append({ what: 'message', id });
      return;
  }
}

async function createInstance(
  { client, statusAddress, accepted, refused }: LoadParts,
  processDefinitionId: string,
  id: string,
  variables: object,
): Promise<void> {
  const body = {
    processDefinitionId,
    businessId: id,
    variables: { requestId: id, statusAddress, ...variables },
  };
  const answer = await client.post('/v2/process-instances', body, id);
  if (!isDone(answer)) return refused.append({ id, status: answer.status, body: answer.body });
  const { processInstanceKey } = answer.body as { processInstanceKey: string };
  accepted.append({ what: 'instance', id, processInstanceKey });
}

/** Twice, as senders do that are not sure: the message id tells that it is one. */
async function publish(
  { client, refused }: LoadParts,
  name: string,
  id: string,
  variables: object,
): Promise<void> {
  const body = { name, correlationKey: id, messageId: id, timeToLive: 3_600_000, variables };
  const answer = await client.post('/v2/messages/publication', body, `${id}-${name}`);
  if (!isDone(answer)) return refused.append({ id, status: answer.status, body: answer.body });
  await client.post('/v2/messages/publication', body, `${id}-${name}-again`);
}
