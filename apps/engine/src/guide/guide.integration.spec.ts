import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { readGuideExamples, type GuideExample } from './guide-examples.js';
import { isInstalled, runExample } from './run-example.js';

// The code blocks of docs/guides/integrators.md against a whole server.

let server: TestApplication;
let examples: ReadonlyMap<string, GuideExample>;
let environment: Readonly<Record<string, string>>;
const used = new Set<string>();

beforeAll(async () => {
  server = await startTestApplication({ testClock: false });
  examples = await readGuideExamples();
  environment = { VORGANG: server.url, ACCOUNT: 'demo', PASSWORD: 'demo' };
  const form = new FormData();
  form.append('resources', new File([permitModel], 'permit.bpmn'));
  form.append('resources', new File([checkForm], 'check.form'));
  await fetch(`${server.url}/v2/deployments`, { method: 'POST', headers: as('demo'), body: form });
});
afterAll(() => server.close());

let processInstanceKey: string;
beforeEach(async () => {
  processInstanceKey = (
    await ask<{ processInstanceKey: string }>('process-instances', {
      processDefinitionId: 'permit',
      variables: { applicant: 'A-1' },
    })
  ).processInstanceKey;
});

async function ask<Answer>(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${server.url}/v2/${path}`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

function run(name: string): Promise<string> {
  const example = examples.get(name);
  if (example === undefined) throw new Error(`The guide has no example '${name}'.`);
  used.add(name);
  return runExample(example, environment);
}

async function expectRegistered(): Promise<void> {
  const filter = { processInstanceKey, elementId: 'check' };
  const { items } = await ask<{ items: unknown[] }>('user-tasks/search', { filter });
  expect(items).toHaveLength(1);
}

test('the worker in TypeScript does the waiting job', async () => {
  expect(await run('worker-ts')).toContain('completed');
  await expectRegistered();
});

test('the worker with a stream does the waiting job', async () => {
  expect(await run('stream-ts')).toContain('completed');
  await expectRegistered();
});

test.skipIf(!isInstalled('curl'))(
  'curl starts an instance, and once however often it is sent (needs curl)',
  async () => {
    const [first, second] = (await run('start-curl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(first).toMatchObject({ processDefinitionId: 'permit' });
    expect(second).toEqual(first);
  },
);

test.skipIf(!isInstalled('python3'))(
  'the worker in Python does the waiting jobs (needs python3)',
  async () => {
    expect(await run('worker-python')).toContain('completed');
    await expectRegistered();
  },
);

test.skipIf(!isInstalled('javac', '-version'))(
  'the worker in Java does the waiting jobs (needs a JDK)',
  async () => {
    expect(await run('worker-java')).toContain('completed');
    await expectRegistered();
  },
);

test('the official client starts an instance and reads it back', async () => {
  expect(await run('client-ts')).toContain('ACTIVE');
});

test('every named example of the guide is run here', () => {
  const languages = { sh: 'curl', python: 'python3', java: 'javac', ts: 'node' } as const;
  const runnable = [...examples.values()].filter(({ language }) => {
    const program = languages[language as keyof typeof languages];
    return isInstalled(program, program === 'javac' ? '-version' : '--version');
  });
  expect(runnable.map(({ name }) => name).sort()).toEqual([...used].sort());
});
