import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  guardedClient,
  isPublicAddress,
  OutboundFailed,
  type OutboundPolicy,
  OutboundRefused,
  permitAddress,
  readOutboundPolicy,
  readPlaintextHosts,
} from './index.js';

let server: Server;
let port: number;
const seen: { path: string; authorization: string | undefined; method: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    seen.push({ path, authorization: request.headers.authorization, method: request.method ?? '' });
    const [, kind, rest = ''] = /^\/([a-z]+)\/?(.*)$/.exec(path) ?? [];
    if (kind === 'to') response.writeHead(307, { location: decodeURIComponent(rest) }).end();
    else if (kind === 'see') response.writeHead(303, { location: decodeURIComponent(rest) }).end();
    else if (kind === 'loop') response.writeHead(302, { location: '/loop' }).end();
    else if (kind === 'large') response.end('x'.repeat(2000));
    else if (kind === 'zip') response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    else if (kind !== 'silence') response.end('good');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const policyOf = (hosts: string, privateHosts = ''): OutboundPolicy =>
  readOutboundPolicy({ OUTBOUND_HOSTS: hosts, OUTBOUND_PRIVATE_HOSTS: privateHosts }, []);

const call = (
  policy: OutboundPolicy,
  url: string,
  {
    addresses = ['127.0.0.1'],
    timeout = 5000,
    ...rest
  }: {
    addresses?: string[];
    timeout?: number;
    method?: string;
    body?: string;
    headers?: Record<string, string>;
    tenantId?: string;
  } = {},
) =>
  guardedClient({
    policy,
    limits: { responseBytes: 1000 },
    resolve: () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
  })({ tenantId: 'county', method: 'GET', url, signal: AbortSignal.timeout(timeout), ...rest });

describe('addresses that are not public', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '192.0.2.1',
    '::1',
    '::',
    'fe80::1%eth0',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'ff02::1',
    'fec0::1',
    'no address',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '[2a00:1450:4001:82a::200e]'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('who may be called', () => {
  test('nobody, unless a rule names the host', async () => {
    await expect(call(policyOf(''), 'https://example.org/?name=Meier')).rejects.toThrow(
      new OutboundRefused(
        'The host example.org is not on the list of allowed hosts. The operator adds it to OUTBOUND_HOSTS.',
      ),
    );
  });

  test('a rule is for its tenant, its port and the hosts below its star', async () => {
    const policy = policyOf(`*.example.org:${port} other/example.net`);
    const refused = /not on the list/;
    await expect(call(policy, `http://example.org:${port}/`)).rejects.toThrow(refused);
    await expect(call(policy, `http://evil-example.org:${port}/`)).rejects.toThrow(refused);
    await expect(call(policy, 'http://a.example.org/')).rejects.toThrow(refused);
    await expect(call(policy, 'https://example.net/')).rejects.toThrow(refused);
    await expect(call(policy, `http://a.example.org:${port}/`)).rejects.toThrow(/not public/);
  });

  test('no name that leads into the house, also when only one of its addresses does', async () => {
    const policy = policyOf(`register.example.org:${port}`);
    const url = `http://register.example.org:${port}/`;
    const before = seen.length;
    await expect(call(policy, url)).rejects.toThrow(OutboundRefused);
    await expect(call(policy, url, { addresses: ['93.184.216.34', '10.0.0.1'] })).rejects.toThrow(
      /not public/,
    );
    expect(seen.length).toBe(before);
  });

  test.each([
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://[::1]',
    'http://[::ffff:7f00:1]',
  ])('no literal address of the house, however it is written: %s', async (origin) => {
    await expect(call(policyOf(`*:${port}`), `${origin}:${port}/`)).rejects.toThrow(/not public/);
  });

  test('a private host that the operator names', async () => {
    const answer = await call(policyOf('', `localhost:${port}`), `http://localhost:${port}/hello`);
    expect(answer).toMatchObject({ status: 200, body: Buffer.from('good') });
  });

  test.each(['file:///etc/passwd', 'ftp://localhost/', 'http://user:word@localhost/', 'nonsense'])(
    'not %s',
    async (url) => {
      await expect(call(policyOf('*', '*'), url)).rejects.toThrow(OutboundRefused);
    },
  );
});

describe('redirects', () => {
  const own = () => `http://localhost:${port}`;
  const to = (url: string) => `${own()}/to/${encodeURIComponent(url)}`;

  test('are followed on the same origin with method, body and headers', async () => {
    await call(policyOf('', `localhost:${port}`), to('/end'), {
      method: 'POST',
      body: 'x',
      headers: { authorization: 'Bearer a' },
    });
    expect(seen.at(-1)).toEqual({ path: '/end', authorization: 'Bearer a', method: 'POST' });
  });

  test('another origin gets no authorization, and no content', async () => {
    const policy = policyOf('', `localhost:${port} 127.0.0.1:${port}`);
    const headers = { authorization: 'Bearer a' };
    await call(policy, to(`http://127.0.0.1:${port}/end`), { headers });
    expect(seen.at(-1)).toEqual({ path: '/end', authorization: undefined, method: 'GET' });
    await expect(
      call(policy, to(`http://127.0.0.1:${port}/end`), { method: 'POST', body: 'x' }),
    ).rejects.toThrow(/redirects a request with content/);
  });

  test('303 asks with GET', async () => {
    await call(policyOf('', `localhost:${port}`), `${own()}/see/${encodeURIComponent('/end')}`, {
      method: 'POST',
      body: 'x',
    });
    expect(seen.at(-1)).toMatchObject({ method: 'GET' });
  });

  test('each is checked, and they end', async () => {
    const policy = policyOf(`*:${port}`, `localhost:${port}`);
    await expect(call(policy, to(`http://127.0.0.1:${port}/end`))).rejects.toThrow(/not public/);
    await expect(call(policy, to('http://169.254.169.254/latest'))).rejects.toThrow(/not on the list/);
    await expect(call(policy, `${own()}/loop`)).rejects.toThrow(/more than 5 times/);
  });
});

describe('answers', () => {
  const policy = () => policyOf('', `localhost:${port}`);

  test('are taken up to a size, and not compressed', async () => {
    await expect(call(policy(), `http://localhost:${port}/large`)).rejects.toThrow(
      /more than the 1000 bytes/,
    );
    await expect(call(policy(), `http://localhost:${port}/zip`)).rejects.toThrow(/encoding gzip/);
  });

  test('that do not come are given up, and may be asked for again', async () => {
    await expect(call(policy(), `http://localhost:${port}/silence`, { timeout: 50 })).rejects.toThrow(
      OutboundFailed,
    );
  });

  test('headers with line breaks never leave', async () => {
    const headers = { 'x-name': 'a\r\nx-role: admin' };
    await expect(call(policy(), `http://localhost:${port}/`, { headers })).rejects.toThrow(OutboundRefused);
  });
});

test('where TLS is asked for, no call and no redirect goes without', async () => {
  const hosts = `localhost:${port} register.example:${port} other.example:${port}`;
  const policy = (plaintextHosts: string): OutboundPolicy => ({
    ...policyOf('', hosts),
    mayBePlaintext: readPlaintextHosts({ PLAINTEXT_HOSTS: plaintextHosts }, []) ?? undefined,
  });
  const elsewhere = `http://register.example:${port}/`;
  const redirect = `http://localhost:${port}/to/${encodeURIComponent(elsewhere)}`;
  await expect(call(policy('other.example'), elsewhere)).rejects.toThrow(/is not encrypted/);
  await expect(call(policy('other.example'), redirect)).rejects.toThrow(/is not encrypted/);
  await expect(call(policy(''), `http://localhost:${port}/`)).resolves.toMatchObject({ status: 200 });
  expect(() => permitAddress(policy('register.example'), 'county', new URL(elsewhere))).not.toThrow();
});

test('rules that cannot be read are named', () => {
  const mistakes: string[] = [];
  readOutboundPolicy({ OUTBOUND_HOSTS: 'https://a.org b.org:99999 good.org' }, mistakes);
  expect(mistakes).toHaveLength(2);
});
