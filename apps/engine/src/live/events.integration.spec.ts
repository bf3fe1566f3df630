import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, testPassword, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication();
  await deployOverHttp(server.url, { 'permit.bpmn': permitModel, 'check.form': checkForm });
});
afterAll(() => server.close());

/** Opens the stream and reads until it holds the text. */
async function open(headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const credentials = headers['cookie'] === undefined ? as('demo') : {};
  const answer = await fetch(`${server.url}/api/events`, {
    headers: { ...credentials, ...headers },
    signal: stop.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    answer,
    close: () => stop.abort(),
    async until(part: string): Promise<string> {
      while (!text.includes(part)) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) throw new Error(`The stream ended before '${part}': ${text}`);
        text += chunk.value;
      }
      return text;
    },
  };
}

async function startInstance(): Promise<string> {
  const answer = await fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify({
      processDefinitionId: 'permit',
      variables: { applicant: 'someone', secret: 'Geheimnis' },
    }),
  });
  return ((await answer.json()) as { processInstanceKey: string }).processInstanceKey;
}

test('a page hears at once that something changed, and nothing of what it is', async () => {
  const stream = await open();
  expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  await stream.until('retry:');
  const key = await startInstance();
  const text = await stream.until(key);
  expect(text).toContain('event: hint');
  expect(text).not.toContain('Geheimnis');
  stream.close();
});

test('a page that comes back hears what it missed, or that it has to read everything again', async () => {
  const first = await open();
  const text = await first
    .until('retry:')
    .then(startInstance)
    .then((key) => first.until(key));
  const lastId = [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';
  first.close();
  const missed = await startInstance();

  const second = await open({ 'last-event-id': lastId });
  await second.until(missed);
  second.close();

  const stranger = await open({ 'last-event-id': 'somewhere-1' });
  await stranger.until('event: reset');
  stranger.close();
});

test('a person has at most twelve streams', async () => {
  const streams = [];
  for (let count = 0; count < 12; count += 1) streams.push(await open());
  expect((await open()).answer.status).toBe(429);
  streams.forEach((stream) => stream.close());
});

describe('a stream ends at once', () => {
  const administer = async (method: string, path: string, body: unknown = {}) => {
    const headers = { ...as('demo'), 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/v2${path}`, { method, headers, body: JSON.stringify(body) });
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  };

  async function cookieOf(username: string): Promise<Record<string, string>> {
    const answer = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: testPassword }),
    });
    return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
  }

  async function openOf(headers: Record<string, string>) {
    const stream = await open(headers);
    await stream.until('retry:');
    return stream;
  }

  beforeAll(async () => {
    for (const username of ['leaver', 'stayer'])
      await administer('POST', '/users', { username, password: testPassword });
    for (const username of ['leaver', 'stayer'])
      await administer('PUT', `/roles/caseworker/users/${username}`);
  });

  test('after signing out, and no other does', async () => {
    const headers = await cookieOf('leaver');
    const [leaver, stayer] = [await openOf(headers), await openOf(await cookieOf('stayer'))];
    await fetch(`${server.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie: headers['cookie'] ?? '', 'sec-fetch-site': 'same-origin' },
    });
    await leaver.until('event: end');
    expect(await stayer.until(await startInstance())).not.toContain('event: end');
    stayer.close();
  });

  test('when the right is taken', async () => {
    const stream = await openOf(as('leaver'));
    await administer('DELETE', '/roles/caseworker/users/leaver');
    await stream.until('event: end');
    await administer('PUT', '/roles/caseworker/users/leaver');
  });

  test('when the password is changed', async () => {
    const [byPassword, byCookie] = [await openOf(as('leaver')), await openOf(await cookieOf('leaver'))];
    await administer('PUT', '/users/leaver', {
      name: 'Leaver',
      email: 'l@kreis.example',
      password: 'Sturm und Deich',
    });
    await byPassword.until('event: end');
    await byCookie.until('event: end');
  });

  test('when the account is gone', async () => {
    const stream = await openOf(as('leaver', 'Sturm und Deich'));
    await administer('DELETE', '/users/leaver');
    await stream.until('event: end');
  });
});
