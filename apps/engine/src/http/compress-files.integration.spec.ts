import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication();
});
afterAll(() => server.close());

const encodingOf = async (address: string, accepted = 'gzip, br'): Promise<string | null> => {
  const headers = { ...as('demo'), 'accept-encoding': accepted };
  const answer = await fetch(`${server.url}${address}`, { headers });
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
  return answer.headers.get('content-encoding');
};

test('style sheets are compressed for whoever takes that', async () => {
  expect(await encodingOf('/assets/kern.min.css')).toBe('br');
  expect(await encodingOf('/assets/kern.min.css', 'gzip')).toBe('gzip');
  expect(await encodingOf('/assets/kern.min.css', 'identity')).toBeNull();
});

test('fonts are compressed already', async () => {
  expect(await encodingOf('/assets/fira-sans-latin-400-normal.woff2')).toBeNull();
});

test.each(['/', '/v2/topology', '/api/openapi.json', '/api/session'])(
  '%s, which is no file, is not: its length would tell of what it holds',
  async (address) => {
    expect(await encodingOf(address)).toBeNull();
  },
);

test('a style sheet that the browser has is not sent again, whichever encoding it came in', async () => {
  const { headers } = await fetch(`${server.url}/assets/kern.min.css`);
  const again = await fetch(`${server.url}/assets/kern.min.css`, {
    // Else the client of Node asks for a new copy.
    headers: { 'if-none-match': headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
  });
  expect(again.status).toBe(304);
  expect(headers.get('vary')).toContain('Accept-Encoding');
});
