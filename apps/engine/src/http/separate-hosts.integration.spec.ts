import { request, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { reachedUrl } from './separate-hosts.js';

const citizens = 'vorgang.kreis.example';
const staff = 'amt.kreis.example';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication({
    publicUrl: `http://${citizens}`,
    staffUrl: `http://${staff}`,
  });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** `fetch` names no other host than that of the address. */
function ask(
  host: string,
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path, method, headers: { ...headers, host }, setHost: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const problemOf = ({ text }: Answer): string | undefined =>
  (JSON.parse(text) as { readonly type: string }).type;

test('citizens find the portal at their host, and staff the workbench at theirs', async () => {
  expect(await ask(citizens, '/')).toMatchObject({ status: 200 });
  expect(await ask(citizens, '/vorgang')).toMatchObject({ status: 200 });
  expect(await ask(staff, '/workbench/')).toMatchObject({ status: 200 });
  expect(await ask(staff, '/v2/topology', { headers: as('demo') })).toMatchObject({ status: 200 });
  expect(await ask(`${staff}:8443`, '/api/session/ways')).toMatchObject({ status: 200 });
});

test('no route of staff answers at the host of citizens, whoever calls', async () => {
  const ofStaff = server.application.routes().filter(({ path }) => /^\/(api|v2|workbench)\b/.test(path));
  expect(ofStaff.length).toBeGreaterThan(150);
  const proven = [
    'GET /api/document-links/:token',
    'POST /api/payments/notifications',
    'POST /api/webhooks/in/:path',
  ];
  const answered: string[] = [];
  for (const { method, path } of ofStaff) {
    const address = path.replace(/[:*][a-zA-Z]+/g, '1');
    const { status, text } = await ask(citizens, address, { method, headers: as('demo') });
    const isNowhere = status === 404 && /There is nothing at this address|<html lang="de"|^$/.test(text);
    if (!isNowhere) answered.push(`${method} ${path}`);
  }
  expect(answered.sort()).toEqual(proven.sort());
});

test.each([
  '/Api/session',
  '/V2/topology',
  '/WORKBENCH',
  '/workbench/assets/index.js',
  '/api',
  '/v2/',
  '//v2/topology',
])('the host of citizens has no %s', async (path) => {
  const { status, text } = await ask(citizens, path, { headers: as('demo') });
  expect(status).toBe(404);
  expect(text).not.toContain(staff);
});

test('citizens who come to the workbench see the portal’s page for addresses that do not exist', async () => {
  const { status, headers, text } = await ask(citizens, '/workbench/aufgaben');
  expect(status).toBe(404);
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(text).toContain('<html lang="de"');
});

test('the host of staff leads on to pages of citizens, and takes none of their forms', async () => {
  expect((await ask(staff, '/')).headers.location).toBe('/workbench');
  const { status, headers } = await ask(staff, '/vorgang?aktenzeichen=1');
  expect([status, headers.location]).toEqual([302, `http://${citizens}/vorgang?aktenzeichen=1`]);
  const form = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } };
  for (const path of ['/', '/vorgang']) expect((await ask(staff, path, form)).status).toBe(404);
  expect((await ask(citizens, '/workbench/aufgaben', form)).text).toContain('"/workbench/aufgaben"');
  expect((await ask(staff, `http://${citizens}/vorgang`)).status).toBe(404);
});

test('another host is refused, and what a proxy says of the host does not count', async () => {
  const other = await ask('127.0.0.1', '/v2/topology', { headers: as('demo') });
  expect([other.status, problemOf(other)]).toEqual([421, 'urn:vorgang:problem:other-host']);
  expect(other.text).not.toContain(staff);
  expect((await ask('127.0.0.1', '/')).status).toBe(421);
  const forwarded = { ...as('demo'), 'x-forwarded-host': staff };
  expect((await ask(citizens, '/v2/topology', { headers: forwarded })).status).toBe(404);
});

test.each([
  `x@${staff}`,
  `${citizens}@${staff}`,
  '%61mt.kreis.example',
  `${staff}?`,
  `${staff}#x`,
  `${staff}/`,
  `//${staff}`,
  `${staff}\\x`,
  `${staff}.`,
  'a\xADmt.kreis.example',
])('%s is another host: a proxy in front takes it for none of ours', async (host) => {
  const { status, headers } = await ask(host, '/v2/topology', { headers: as('demo') });
  expect([status, headers['cache-control']]).toEqual([421, 'no-store']);
});

test('load balancers and whoever brings a proof along come at any host', async () => {
  for (const host of [citizens, staff, '10.0.0.7:3000']) {
    expect((await ask(host, '/health/live')).status).toBe(200);
    // The routes themselves answer: the notification is empty, and there is no document store here.
    expect((await ask(host, '/api/payments/notifications', { method: 'POST' })).status).toBe(400);
    expect((await ask(host, '/api/document-links/none')).status).toBe(503);
  }
});

test('a webhook is signed for the address that its sender knows', () => {
  const hosts = { publicUrl: `https://${citizens}`, staffUrl: `https://${staff}` };
  expect(reachedUrl(hosts, staff)).toBe(hosts.staffUrl);
  for (const host of [citizens, '10.0.0.7:3000', 'no host', undefined])
    expect(reachedUrl(hosts, host)).toBe(hosts.publicUrl);
});

test('a browser signs in at the host of staff alone, and pages of the portal act for nobody there', async () => {
  const signIn = (host: string, origin: string) =>
    ask(host, '/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://${origin}` },
      body: JSON.stringify({ username: 'demo', password: 'demo' }),
    });
  const signedIn = await signIn(staff, staff);
  expect(signedIn.headers['set-cookie']?.[0]).not.toMatch(/domain=/i);
  expect((await signIn(staff, citizens)).status).toBe(403);
  expect((await signIn(citizens, citizens)).status).toBe(404);
});
