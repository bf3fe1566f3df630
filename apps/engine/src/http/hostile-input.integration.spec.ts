import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { KeyRing } from '@vorgang/documents';
import { startClamdSimulator, type ClamdSimulator } from '@vorgang/simulators';
import fc, { type Arbitrary } from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { describedRequests } from '../testing/hostile/described-requests.js';
import { hostileExpression } from '../testing/hostile/hostile-expressions.js';
import { hostileFile, type HostileFile } from '../testing/hostile/hostile-files.js';
import { hostileJson, hostileText, hostileValue } from '../testing/hostile/hostile-values.js';
import { sendRaw, type RawAnswer, type RawRequest } from '../testing/hostile/send-raw.js';
import { StoredState } from '../testing/hostile/stored-state.js';
import { startWatchdog, type Watchdog } from '../testing/hostile/watchdog.js';

/**
 * `npm run nightly` sets the number of runs and a new seed each time; every other run tries the same few cases, so that a
 * change is blamed for what it broke and not for what chance brought up.
 */
function hostileRuns(usual: number): { readonly numRuns: number; readonly seed: number } {
  const { VORGANG_PROPERTY_RUNS: runs, VORGANG_PROPERTY_SEED: seed } = process.env;
  const numRuns = runs === undefined ? usual : Math.max(1, Math.round((Number(runs) * usual) / 500));
  return { numRuns, seed: Number(seed ?? 5) };
}

const hours = { timeout: 3_600_000 };
const noLimits = { perAccount: 0, perAddress: 0 };

let server: TestApplication;
let state: StoredState;
let watchdog: Watchdog;
let clamd: ClamdSimulator;
let folder: string;
let known: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  let owner: pg.Client | undefined;
  clamd = await startClamdSimulator();
  folder = await mkdtemp(join(tmpdir(), 'vorgang-hostile-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
  const documents = {
    store: pathToFileURL(join(folder, 'objects')).href,
    keyFile: join(folder, 'keys'),
    scanner: clamd.url,
    sizeLimit: 1_000_000,
  };
  server = await startTestApplication(
    { testClock: false, rateLimits: noLimits, documents, webhookKeyFile: join(folder, 'keys') },
    (client) => {
      owner = client;
      return Promise.resolve();
    },
  );
  const { user, password, host, port, database } = owner!;
  state = await StoredState.open(
    `postgres://${encodeURIComponent(user!)}:${encodeURIComponent(String(password))}@${host}:${port}/${database}`,
  );
  watchdog = startWatchdog();
  known = await startSomething();
});

afterAll(async () => {
  await watchdog?.end();
  await state?.close();
  await server?.close();
  await clamd?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Deploys a model and starts it, so that requests can name things that exist. */
async function startSomething(): Promise<Readonly<Record<string, unknown>>> {
  await upload('/v2/deployments', [
    { name: 'permit.bpmn', content: Buffer.from(permitModel) },
    { name: 'check.form', content: Buffer.from(checkForm) },
  ]);
  const json = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const { text } = await send({ method: 'POST', path, body: JSON.stringify(body) });
    return JSON.parse(text) as Record<string, unknown>;
  };
  const { processInstanceKey, processDefinitionKey } = await json('/v2/process-instances', {
    processDefinitionId: 'permit',
    variables: { applicant: 'ada' },
  });
  const { items } = await json('/v2/jobs/search', { filter: { processInstanceKey } });
  const [{ jobKey, elementInstanceKey } = {}] = items as readonly Record<string, unknown>[];
  return {
    processDefinitionId: 'permit',
    processInstanceKey,
    processDefinitionKey,
    jobKey,
    elementInstanceKey,
    scopeKey: elementInstanceKey,
    tenantId: '<default>',
    username: 'demo',
  };
}

function send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  watchdog.begin(`${method} ${path} ${String(body ?? '').slice(0, 1_000)}`);
  return sendRaw(server.url, {
    method,
    path,
    headers: {
      ...as('demo'),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
}

function upload(path: string, files: readonly HostileFile[], field = 'resources'): Promise<RawAnswer> {
  const boundary = 'vorgang-boundary';
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="`),
    Buffer.from(name.replaceAll('"', '%22').replaceAll(/[\r\n]/g, '%0A')),
    Buffer.from('"\r\nContent-Type: application/octet-stream\r\n\r\n'),
    content,
    Buffer.from('\r\n'),
  ]);
  return send({
    method: 'POST',
    path,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  });
}

/** Answered, or refused with problem details that tell nothing of the inside; never a defect. */
function expectAnswer({ status, type, text }: RawAnswer): void {
  if (status >= 200 && status < 400) return;
  expect(status === 501 || (status >= 400 && status < 500), `status ${status}: ${text.slice(0, 500)}`).toBe(
    true,
  );
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(text) as Record<string, unknown>;
  expect(problem).toMatchObject({ status, type: expect.stringMatching(/^urn:vorgang:problem:/) });
  expect(problem['detail']).toMatch(/\S/);
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|at async|root:x:0|QueryFailedError/);
}

/**
 * The answer is right, the program lives, and a refused request changed nothing. Beside the requests the engine does
 * its own work (messages run out, batches go on): what changed is blamed on the request when it does so each time.
 */
async function expectHarmless(exchange: () => Promise<RawAnswer>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await state.read();
    const answer = await exchange();
    expectAnswer(answer);
    if (answer.status < 400) return;
    const after = await state.read();
    if (attempt < 4 && after.some((line, index) => line !== before[index])) continue;
    expect(after).toEqual(before);
    return;
  }
}

function property<T>(
  cases: Arbitrary<T>,
  usualRuns: number,
  exchange: (hostile: T) => Promise<RawAnswer>,
): Promise<void> {
  const tried = fc.asyncProperty(cases, (hostile) => expectHarmless(() => exchange(hostile)));
  return fc.assert(tried, { ...hostileRuns(usualRuns), endOnFailure: true });
}

describe('whatever is sent is answered or refused, and what is refused changed nothing', () => {
  const leftOut = new Set([
    // These are streams without an end.
    'GET /api/events',
    'GET /api/jobs/stream',
    // These end the account that asks.
    'DELETE /v2/users/{username}',
    'PUT /v2/users/{username}',
  ]);

  test('a hostile value at any place of any described request', hours, async () => {
    await property(describedRequests(known, leftOut), 300, ({ method, path, body }) =>
      send({ method, path, ...(body === undefined ? {} : { body: hostileJson(body) }) }),
    );
  });

  test('models, decisions, forms and other files', hours, async () => {
    await property(fc.array(hostileFile, { minLength: 1, maxLength: 2 }), 80, (files) =>
      upload('/v2/deployments', files),
    );
  });

  test('models that are checked and imported', hours, async () => {
    const path = fc.constantFrom('/api/models/check', '/api/models/import');
    await property(fc.tuple(path, hostileFile), 40, ([to, { name, content }]) =>
      send({
        method: 'POST',
        path: to,
        body: JSON.stringify({ fileName: name, xml: content.toString('utf8') }),
      }),
    );
  });

  test('expressions', hours, async () => {
    await property(fc.tuple(hostileExpression, fc.option(hostileValue)), 150, ([expression, a]) =>
      send({
        method: 'POST',
        path: '/v2/expression/evaluation',
        body: hostileJson({ expression, variables: { a } }),
      }),
    );
  });

  test('documents and their metadata', hours, async () => {
    const metadata = fc.record(
      {
        fileName: hostileText,
        contentType: hostileText,
        expiresAt: hostileText,
        customProperties: hostileValue,
      },
      { requiredKeys: [] },
    );
    await property(
      fc.tuple(hostileFile, fc.oneof(metadata, hostileValue)),
      100,
      ([{ name, content }, about]) => {
        const boundary = 'b';
        const start = `--b\r\nContent-Disposition: form-data; name="metadata"\r\n\r\n${hostileJson(about)}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="${name.replaceAll(/["\r\n]/g, '_')}"\r\n\r\n`;
        return send({
          method: 'POST',
          path: '/v2/documents',
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
          body: Buffer.concat([Buffer.from(start), content, Buffer.from('\r\n--b--\r\n')]),
        });
      },
    );
  });

  test('headers', hours, async () => {
    const name = fc.constantFrom(
      'authorization',
      'cookie',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'range',
      'accept',
      'accept-language',
      'content-type',
      'content-encoding',
      'x-forwarded-for',
      'x-forwarded-proto',
      'x-forwarded-host',
      'x-tenant-id',
      'traceparent',
      'origin',
      'sec-fetch-site',
      'last-event-id',
      'signature',
      'signature-input',
    );
    // What a header may carry over the wire: Latin-1 without control characters.
    const value = fc.oneof(
      hostileText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 8_000)),
      fc.constantFrom(
        'Basic',
        'Basic Og==',
        'Bearer',
        `Bearer ${'a.'.repeat(3_000)}`,
        'bytes=0-,0-,0-',
        'gzip',
        'br',
        'application/json; charset=utf-7',
        'multipart/form-data',
        'text/xml',
        '__Host-session=%00',
        'sha-256=::',
        'sig=()',
      ),
    );
    const request = fc.constantFrom(
      { method: 'GET', path: '/v2/topology' },
      { method: 'GET', path: '/api/session' },
      { method: 'GET', path: '/' },
      { method: 'POST', path: '/v2/user-tasks/search', body: '{}' },
      {
        method: 'POST',
        path: '/v2/messages/publication',
        body: '{"name":"paid","correlationKey":"x","timeToLive":0}',
      },
      { method: 'POST', path: '/api/webhooks/in/none', body: '{}' },
    );
    await property(
      fc.tuple(request, fc.dictionary(name, value, { maxKeys: 4 })),
      200,
      async ([sent, headers]) => {
        const answer = await send({ ...sent, headers });
        // Pages of the portal answer people, not programs.
        return answer.status >= 400 && sent.path === '/' ? { ...answer, status: 200 } : answer;
      },
    );
  });
});

describe('attacks by name', () => {
  test.each([
    ['gzip', gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '))],
    ['gzip', gzipSync(gzipSync(Buffer.alloc(50 * 1024 * 1024, ' ')))],
  ])(
    'a body that grows when it is unpacked (%s) is not unpacked beyond the limit',
    async (encoding, body) => {
      const answer = await send({
        method: 'POST',
        path: '/v2/user-tasks/search',
        headers: { 'content-encoding': encoding },
        body,
      });
      expect([400, 413]).toContain(answer.status);
      expectAnswer(answer);
    },
  );

  test('a model with a hundred thousand nested elements is refused with the place', async () => {
    const content = Buffer.from(permitModel.replace('<bpmn:startEvent', '<bpmn:subProcess>'.repeat(100_000)));
    const answer = await upload('/v2/deployments', [{ name: 'deep.bpmn', content }]);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('deep.bpmn');
  });

  test('a form of a hundred thousand nested groups is refused', async () => {
    const group = '{"type":"group","components":[';
    const content = Buffer.from(
      `{"id":"deep","type":"default","components":[${group.repeat(100_000)}${']}'.repeat(100_000)}]}`,
    );
    const answer = await upload('/v2/deployments', [{ name: 'deep.form', content }]);
    expect(answer.status).toBe(400);
    expectAnswer(answer);
  });

  test('a thousand parts in an upload', async () => {
    const files = Array.from({ length: 1_000 }, (_, index) => ({
      name: `${index}.bpmn`,
      content: Buffer.from('x'),
    }));
    const answer = await upload('/v2/deployments', files);
    expect([400, 413]).toContain(answer.status);
    expectAnswer(answer);
  });
});

test('afterwards the server works as before, and no object has got a new property', async () => {
  expect((await send({ method: 'GET', path: '/health/live' })).status).toBe(200);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});
