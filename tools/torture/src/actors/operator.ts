import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from './client.js';

/** Resolves every incident after a look, as a person does who knows that the other side works again. */
export async function resolveIncidents(client: Client, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    const found = await client.post('/v2/incidents/search', {
      filter: { state: 'ACTIVE' },
      page: { limit: 30 },
    });
    const { items = [] } = (found.body ?? {}) as {
      items?: readonly { incidentKey: string; jobKey: string | null }[];
    };
    for (const { incidentKey, jobKey } of items) {
      if (jobKey !== null) await client.patch(`/v2/jobs/${jobKey}`, { changeset: { retries: 3 } });
      await client.post(`/v2/incidents/${incidentKey}/resolution`, {});
    }
    await wait(500);
  }
}
