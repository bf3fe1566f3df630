import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMastodonSimulator } from './mastodon-simulator.js';

test('the same key gives the same status, also after a restart; without the token nothing is published', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mastodon-'));
  const post = async (url: string, key: string, token = 'geheim') =>
    fetch(`${url}/api/v1/statuses`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ status: 'Das Amt ist am Freitag geschlossen.' }),
    });
  const first = await startMastodonSimulator({ port: 0, folder, token: 'geheim' });
  const made = (await (await post(first.url, 'a')).json()) as { id: string };
  expect((await post(first.url, 'b', 'falsch')).status).toBe(401);
  await first.close();
  const second = await startMastodonSimulator({ port: 0, folder, token: 'geheim' });
  expect(await (await post(second.url, 'a')).json()).toMatchObject({ id: made.id });
  expect(second.statuses()).toHaveLength(1);
  await second.close();
  rmSync(folder, { recursive: true });
});
