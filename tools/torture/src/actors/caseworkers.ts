import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from '@vorgang/simulators';
import type { Accepted } from './accepted.js';
import { type Client, isDone } from './client.js';

/** Complete every open task of whatever procedure, two people at the same moment. */
export async function completeTasks(
  client: Client,
  accepted: Journal<Accepted>,
  end: AbortSignal,
): Promise<void> {
  while (!end.aborted) {
    const found = await client.post('/v2/user-tasks/search', {
      filter: { state: 'CREATED' },
      page: { limit: 30 },
    });
    const { items = [] } = (found.body ?? {}) as { items?: readonly { userTaskKey: string }[] };
    await Promise.all(items.map(({ userTaskKey }) => completeTwice(client, accepted, userTaskKey)));
    await wait(150);
  }
}

async function completeTwice(
  client: Client,
  accepted: Journal<Accepted>,
  userTaskKey: string,
): Promise<void> {
  await client.post(`/v2/user-tasks/${userTaskKey}/assignment`, { assignee: 'demo', allowOverride: true });
  await Promise.all([1, 2].map(() => complete(client, accepted, userTaskKey)));
}

async function complete(client: Client, accepted: Journal<Accepted>, userTaskKey: string): Promise<void> {
  const idempotencyKey = randomUUID();
  const body = { variables: { ergebnis: 'freigeben' } };
  const answer = await client.post(`/v2/user-tasks/${userTaskKey}/completion`, body, idempotencyKey);
  if (isDone(answer)) accepted.append({ what: 'userTask', userTaskKey, idempotencyKey });
}
