import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing } from '@vorgang/documents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { describedRequests, type DescribedRequest } from '../testing/wrong-requests/described-requests.js';
import { mutationsOf, searchMutations, unstorableMutationsOf } from '../testing/wrong-requests/mutations.js';
import { validValue } from '../testing/wrong-requests/valid-value.js';

/*
 * Every request of the interface with the mistakes that its description makes possible, one at a time: it is refused
 * with the field named, and nothing has changed. The bodies are the least that the description allows, so what is
 * checked against the state of the engine is not reached. Uploads have tests of their own.
 */

let server: TestApplication;
let folder: string;
let before: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vorgang-wrong-requests-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
  const store = pathToFileURL(join(folder, 'objects')).href;
  server = await startTestApplication({ documents: { store, keyFile: join(folder, 'keys') } as never });
  before = await everythingThere();
}, 60_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly fields: readonly string[];
  readonly text: string;
}

async function send(request: DescribedRequest, path: string, body: unknown, query = ''): Promise<Answer> {
  const answer = await fetch(`${server.url}${path}${query}`, {
    method: request.method,
    headers: { ...as('demo'), ...(request.body ? { 'content-type': 'application/json' } : {}) },
    ...(request.body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const problem = text.startsWith('{') ? (JSON.parse(text) as { errors?: { field: string }[] }) : {};
  return { status: answer.status, fields: (problem.errors ?? []).map(({ field }) => field), text };
}

/** The path with ids that nobody has. */
function unknownPath({ path }: DescribedRequest): string {
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => unknownId(name));
}

function unknownId(name: string): string {
  if (name === 'decisionEvaluationInstanceKey') return '1-1';
  if (name === 'tenantId') return encodeURIComponent('<default>');
  return name.endsWith('Key') ? '1' : 'nobody';
}

const requests = describedRequests().filter(({ isUpload }) => !isUpload);

/** Searches below something are checked as those of the same fields above, and need that something first. */
const withBody = requests.filter(({ body, isSearch, path }) => body && !(isSearch && path.includes('{')));

/** What all searches find. */
async function everythingThere(): Promise<readonly string[]> {
  const searches = requests.filter(
    ({ path, isSearch }) => isSearch && path.endsWith('/search') && !path.includes('{'),
  );
  return Promise.all(
    searches.map(async (search) => `${search.path}: ${(await send(search, search.path, {})).text}`),
  );
}

async function expectRefusal(
  request: DescribedRequest,
  what: string,
  field: string,
  answer: Answer,
): Promise<void> {
  const name = field.replaceAll(/\.(\d+)/g, '[$1]');
  const isNamed = answer.fields.some((each) => {
    const told = each.replaceAll(/\.(\d+)/g, '[$1]');
    return told === name || told.startsWith(`${name}.`) || told.startsWith(`${name}[`);
  });
  expect
    .soft({ status: answer.status, isNamed }, `${request.operationId}: ${what} for ${field}: ${answer.text}`)
    .toEqual({ status: 400, isNamed: true });
}

describe('a mistake in the body is refused and its field named', () => {
  test.each(withBody)(
    '$operationId',
    async (request) => {
      const path = unknownPath(request);
      const sorts = request.body?.properties?.['sort']?.items?.properties?.['field']?.enum ?? [];
      const mutations = [
        ...mutationsOf(request.body ?? {}),
        ...(request.isSearch ? searchMutations(sorts) : []),
      ];
      for (const { what, body, field } of mutations)
        await expectRefusal(request, what, field, await send(request, path, body));
    },
    60_000,
  );
});

describe('a text that the database cannot hold is refused below /api, too, and its field named', () => {
  const belowNothing = (request: DescribedRequest) => !request.isSearch || !request.path.includes('{');
  const texts = describedRequests('/api/')
    .filter(belowNothing)
    .flatMap((request) => {
      const mutations = unstorableMutationsOf(request.body ?? {});
      return mutations.length === 0 ? [] : [{ request, operationId: request.operationId, mutations }];
    });
  test.each(texts)('$operationId', async ({ request, mutations }) => {
    for (const { what, body, field } of mutations)
      await expectRefusal(request, what, field, await send(request, unknownPath(request), body));
  });
});

describe('a key that is none is refused and named', () => {
  const keyed = requests.filter(({ path }) => /\{\w+Key\}/.test(path));
  test.each(keyed)('$method $path', async (request) => {
    const name = /\{(\w+Key)\}/.exec(request.path)?.[1] ?? '';
    const body = validValue(request.body ?? {});
    for (const key of ['abc', '1e3', '9'.repeat(30)]) {
      const path = request.path.replace(`{${name}}`, key);
      await expectRefusal(request, key, name, await send(request, path, body));
    }
  });
});

describe('a mistake in the query is refused and named', () => {
  test.each(
    requests.filter(({ query }) => query.some(({ schema }) => schema.type === 'boolean' || schema.format)),
  )('$operationId', async (request) => {
    const valid = request.query
      .filter(({ required }) => required)
      .map(({ name }) => [name, '2026-01-01T00:00:00Z']);
    for (const { name, schema } of request.query) {
      if (schema.type !== 'boolean' && !schema.format) continue;
      const query = new URLSearchParams({ ...Object.fromEntries(valid), [name]: 'maybe' });
      const answer = await send(request, unknownPath(request), validValue(request.body ?? {}), `?${query}`);
      await expectRefusal(request, 'a wrong value', name, answer);
    }
  });
});

describe('what does not exist is not found', () => {
  const reading = requests.filter(({ method, path }) => method === 'GET' && /\{(?!tenantId\}$)/.test(path));
  test.each(reading)('$path', async (request) => {
    expect(await send(request, unknownPath(request), undefined)).toMatchObject({ status: 404 });
  });
});

test('nothing has changed by all that', async () => {
  expect(before.join()).not.toContain('urn:vorgang:problem');
  expect(await everythingThere()).toEqual(before);
});
