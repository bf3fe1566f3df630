import { expect, test } from 'vitest';
import { deployOverHttp } from './testing/deploy-over-http.js';
import { checkForm, permitModel } from './testing/permit-model.js';
import { as, startTestApplication } from './testing/test-application.js';

test('a server that stops answers the requests it has accepted', async () => {
  const server = await startTestApplication();
  const waiting = fetch(`${server.url}/v2/jobs/activation`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'nothing', timeout: 1000, maxJobsToActivate: 1, requestTimeout: 60_000 }),
  });
  const stream = await fetch(`${server.url}/api/events`, { headers: as('demo') });
  await server.close();
  expect(await (await waiting).json()).toEqual({ jobs: [] });
  expect(await stream.text()).toContain('retry:');
  await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
});

test('on a test system time can be stopped and let go again', async () => {
  const server = await startTestApplication({ testClock: true });
  const headers = { ...as('demo'), 'content-type': 'application/json' };
  await deployOverHttp(server.url, { 'permit.bpmn': permitModel, 'check.form': checkForm });

  const pinned = await fetch(`${server.url}/v2/clock`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ timestamp: Date.UTC(2030, 4, 1) }),
  });
  expect(pinned.status).toBe(204);
  const start = {
    method: 'POST',
    headers,
    body: JSON.stringify({ processDefinitionId: 'permit', variables: { applicant: 'a' } }),
  };
  const created = (await (await fetch(`${server.url}/v2/process-instances`, start)).json()) as {
    processInstanceKey: string;
  };
  const instance = await fetch(`${server.url}/v2/process-instances/${created.processInstanceKey}`, {
    headers,
  });
  expect(await instance.json()).toMatchObject({ startDate: '2030-05-01T00:00:00.000Z' });
  expect((await fetch(`${server.url}/v2/clock/reset`, { method: 'POST', headers })).status).toBe(204);
  await server.close();
});
