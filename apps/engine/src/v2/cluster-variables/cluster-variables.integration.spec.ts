import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication();
});
afterAll(() => server.close());

const places = ['global', `tenants/${encodeURIComponent('<default>')}`];

async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}/v2/cluster-variables/${path}`, {
    method,
    headers: { ...as('demo'), 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    tag: answer.headers.get('etag') ?? '',
    body: text === '' ? null : (JSON.parse(text) as unknown),
  };
}

test.each(places)('%s: what is created under an idempotency key is created once', async (place) => {
  const key = { 'idempotency-key': `create-${place}` };
  const rate = { name: 'rate', value: { percent: 3 } };
  const attempts = await Promise.all([1, 2, 3].map(() => call('POST', place, rate, key)));
  for (const attempt of attempts) expect(attempt).toEqual(attempts[0]);
  expect(attempts[0]).toMatchObject({ status: 200, body: { name: 'rate', value: '{"percent":3}' } });

  await call('PUT', `${place}/rate`, { value: { percent: 4 } });
  expect(await call('POST', place, rate, key)).toEqual(attempts[0]);
  expect((await call('GET', `${place}/rate`)).body).toMatchObject({ value: '{"percent":4}' });

  expect((await call('POST', place, { ...rate, name: 'other' }, key)).status).toBe(409);
  expect((await call('POST', place, rate)).status).toBe(409);
});

test.each<readonly [unknown]>([
  ['https://register.example'],
  [''],
  [25],
  [0],
  [-2.5],
  [true],
  [false],
  [['a', { b: 1 }]],
  [[]],
  [{}],
])('a value may be %j: expressions read what was sent', async (value) => {
  const name = 'anything';
  expect((await call('POST', 'global', { name, value })).body).toMatchObject({
    value: JSON.stringify(value),
  });
  const evaluate = async () => {
    const answer = await fetch(`${server.url}/v2/expression/evaluation`, {
      method: 'POST',
      headers: { ...as('demo'), 'content-type': 'application/json' },
      body: JSON.stringify({ expression: '=camunda.vars.env.anything' }),
    });
    return ((await answer.json()) as { readonly result: unknown }).result;
  };
  expect(await evaluate()).toEqual(value);
  expect((await call('PUT', `global/${name}`, { value: 'other' })).status).toBe(200);
  expect(await evaluate()).toBe('other');
  await call('DELETE', `global/${name}`);
});

test.each(places)('%s: null and nothing are no values', async (place) => {
  for (const body of [{ name: 'none', value: null }, { name: 'none' }])
    expect(await call('POST', place, body)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'value' }] },
    });
});

test.each(places)('%s: of two who change the same value one is refused', async (place) => {
  const created = await call('POST', place, { name: 'limit', value: { days: 1 } });
  const found = await call('GET', `${place}/limit`);
  expect(found.tag).toBe(created.tag);

  const onWhatWasSeen = { 'if-match': found.tag };
  const changes = await Promise.all(
    [2, 3].map((days) => call('PUT', `${place}/limit`, { value: { days } }, onWhatWasSeen)),
  );
  expect(changes.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await call('DELETE', `${place}/limit`, undefined, onWhatWasSeen)).status).toBe(412);

  const changed = changes.find(({ status }) => status === 200)!;
  expect((await call('GET', `${place}/limit`)).tag).toBe(changed.tag);
  expect((await call('PUT', `${place}/limit`, { value: {} }, { 'if-match': '*' })).status).toBe(200);
  const { tag } = await call('GET', `${place}/limit`);
  expect((await call('DELETE', `${place}/limit`, undefined, { 'if-match': tag })).status).toBe(204);
});

test.each(places)('%s: one of several tags is enough, weak and unknown ones never are', async (place) => {
  const { tag } = await call('POST', place, { name: 'term', value: { days: 1 } });
  const path = `${place}/term`;
  for (const none of [`W/${tag}`, '"unknown"', `"unknown", W/${tag}`]) {
    expect((await call('PUT', path, { value: {} }, { 'if-match': none })).status, none).toBe(412);
    expect((await call('DELETE', path, undefined, { 'if-match': none })).status, none).toBe(412);
  }
  const several = { 'if-match': `"unknown", ${tag}` };
  expect((await call('PUT', path, { value: { days: 2 } }, several)).status).toBe(200);
  expect((await call('PUT', path, { value: { days: 3 } }, several)).status).toBe(412);
});

test('a value that is what it was has the tag that it had', async () => {
  const { tag } = await call('POST', 'global', { name: 'again', value: { on: true } });
  await call('PUT', 'global/again', { value: { on: false } });
  expect((await call('PUT', 'global/again', { value: { on: true } })).tag).toBe(tag);
  expect((await call('DELETE', 'global/again', undefined, { 'if-match': tag })).status).toBe(204);
});

test('a tag that is none is refused by name', async () => {
  const answer = await call('PUT', 'global/rate', { value: {} }, { 'if-match': 'yesterday' });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'If-Match' }] } });
});
