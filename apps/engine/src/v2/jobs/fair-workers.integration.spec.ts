import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployOverHttp } from '../../testing/deploy-over-http.js';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

const model = (type: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
  <bpmn:process id="${type}" isExecutable="true"><bpmn:startEvent id="start"/>
    <bpmn:serviceTask id="task"><bpmn:extensionElements><zeebe:taskDefinition type="${type}"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="task"/></bpmn:process></bpmn:definitions>`;

interface Job {
  readonly jobKey: string;
}

let server: TestApplication;

beforeAll(async () => {
  server = await startTestApplication();
  await deployOverHttp(server.url, {
    'shared.bpmn': model('shared'),
    'busy.bpmn': model('busy'),
    'rare.bpmn': model('rare'),
  });
});

afterAll(() => server.close());

async function post<Answer>(path: string, body: object, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(`${server.url}/v2/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...as('demo') },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

const start = (processDefinitionId: string) => post('process-instances', { processDefinitionId });

/** Takes a job after the other and completes each, until it is told to leave; answers with how many it did. */
async function work(type: string, worker: string, leaving: AbortSignal, did: (worker: string) => void) {
  while (!leaving.aborted) {
    const request = { type, worker, timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 30_000 };
    const found = await post<{ readonly jobs: readonly Job[] }>('jobs/activation', request, leaving).catch(
      (error: unknown) => {
        if (leaving.aborted) return { jobs: [] };
        throw error;
      },
    );
    for (const { jobKey } of found.jobs) {
      await post(`jobs/${jobKey}/completion`, {});
      did(worker);
    }
  }
}

/** Resolves once the count is reached. */
function countdown(count: number) {
  let reached: () => void;
  const done = new Promise<void>((resolve) => (reached = resolve));
  let left = count;
  return { done, tick: () => void ((left -= 1) === 0 && reached()) };
}

test('of workers that wait for the same type none goes short', async () => {
  const shares = new Map<string, number>();
  const leaving = new AbortController();
  const all = countdown(60);
  const workers = Array.from({ length: 6 }, (_, index) =>
    work('shared', `worker-${index}`, leaving.signal, (worker) => {
      shares.set(worker, (shares.get(worker) ?? 0) + 1);
      all.tick();
    }),
  );
  for (let job = 0; job < 60; job += 1) await start('shared');
  await all.done;
  leaving.abort();
  await Promise.all(workers);
  // Ten each, where none of them is slower than another.
  expect(Math.min(...shares.values())).toBeGreaterThanOrEqual(5);
  expect(shares.size).toBe(6);
});

test('jobs of another type do not wait behind a heap of jobs', async () => {
  const order: string[] = [];
  const leaving = new AbortController();
  for (let job = 0; job < 60; job += 1) await start('busy');
  const all = countdown(60);
  const rare = countdown(1);
  const workers = [
    work('rare', 'rare', leaving.signal, () => {
      order.push('rare');
      rare.tick();
    }),
    work('busy', 'busy', leaving.signal, () => {
      order.push('busy');
      all.tick();
    }),
  ];
  await start('rare');
  await Promise.all([rare.done, all.done]);
  leaving.abort();
  await Promise.all(workers);
  expect(order.indexOf('rare')).toBeLessThan(30);
});
