import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardedClient, OutboundFailed, readOutboundPolicy, type Resolve } from '@vorgang/outbound';
import type { SigningKeys } from '@vorgang/webhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { httpRequestConnector } from '../connectors/http-request.js';
import { mastodonStatusConnector } from '../connectors/mastodon-status.js';
import { sendWebhookConnector } from '../connectors/send-webhook.js';
import { httpPaymentService } from '../payment/payment-service.js';
import { connectorRunner } from '../testing/run-connector.js';

/** Something in the house that nobody outside may reach; it also redirects where its path says. */
let house: Server;
let port: number;
const reached: string[] = [];

beforeAll(async () => {
  house = createServer((request, response) => {
    const path = request.url ?? '';
    reached.push(path);
    const target = /^\/to\/([^/?]+)/.exec(path)?.[1];
    if (target === undefined) return void response.end('{"access_token":"a"}');
    // Header values are bytes: what is not ASCII goes out as UTF-8.
    const location = Buffer.from(decodeURIComponent(target)).toString('latin1');
    response.writeHead(307, { location }).end();
  });
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve));
  ({ port } = house.address() as AddressInfo);
});

beforeEach(() => {
  reached.length = 0;
});

afterAll(() => {
  house.closeAllConnections();
  house.close();
});

/** Names of an attacker and what they resolve to. */
const zone: Readonly<Record<string, readonly string[]>> = {
  'loopback.example': ['127.0.0.1'],
  'private.example': ['10.0.0.5'],
  'metadata.example': ['169.254.169.254'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'local.example': ['fd00:ec2::254'],
  'any.example': ['0.0.0.0'],
};

const resolveInZone: Resolve = (host) =>
  Promise.resolve(
    (zone[host] ?? ['127.0.0.1']).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  );

/** The most generous list that an operator can write: every host, at these ports. */
const generous = () =>
  readOutboundPolicy({ OUTBOUND_HOSTS: `* *:${port}`, OUTBOUND_PRIVATE_HOSTS: `localhost:${port}` }, []);
const send = () => guardedClient({ policy: generous(), resolve: resolveInZone });

const keyPair = generateKeyPairSync('ed25519');
const signingKeys = {
  signer: () => Promise.resolve({ keyId: 'k', privateKey: keyPair.privateKey }),
} as unknown as SigningKeys;

/** Each place where a model names an address. */
const callers: readonly (readonly [string, (url: string) => Promise<unknown>])[] = [
  [
    'the address of a REST call',
    (url) => connectorRunner(httpRequestConnector, '', { send: send() })({ variables: { url } }),
  ],
  [
    'the address that gives out tokens',
    (url) =>
      connectorRunner(httpRequestConnector, '', { send: send() })({
        variables: { url: `http://localhost:${port}/never` },
        headers: { authentication: 'oauth', tokenUrl: url, clientId: 'a', clientSecret: 'b' },
      }),
  ],
  [
    'the address of a webhook',
    (url) =>
      connectorRunner(sendWebhookConnector, '', { send: send(), signingKeys })({
        variables: { url, eventType: 'a.b', data: {} },
      }),
  ],
  [
    'the server of a post',
    (url) =>
      connectorRunner(mastodonStatusConnector, '', { send: send() })({
        variables: { status: 'Hallo', language: 'de' },
        headers: { server: url, token: 'x', visibility: 'public' },
      }),
  ],
];

const attacks: readonly (readonly [string, (port: number) => string])[] = [
  ['loopback', (at) => `http://127.0.0.1:${at}/`],
  ['another loopback', (at) => `http://127.8.8.8:${at}/`],
  ['this host', (at) => `http://0.0.0.0:${at}/`],
  ['loopback in IPv6', (at) => `http://[::1]:${at}/`],
  ['no address in IPv6', (at) => `http://[::]:${at}/`],
  ['a private network (10)', (at) => `http://10.0.0.1:${at}/`],
  ['a private network (172)', (at) => `http://172.16.0.1:${at}/`],
  ['a private network (192)', (at) => `http://192.168.0.1:${at}/`],
  ['a private network in IPv6', (at) => `http://[fd12:3456::1]:${at}/`],
  ['link-local', (at) => `http://169.254.1.1:${at}/`],
  ['link-local in IPv6', (at) => `http://[fe80::1]:${at}/`],
  ['metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
  ['metadata of a cloud in IPv6', () => 'http://[fd00:ec2::254]/latest/meta-data/'],
  ['metadata of another cloud', () => 'http://100.100.100.200/latest/meta-data/'],
  ['IPv4 in IPv6', (at) => `http://[::ffff:127.0.0.1]:${at}/`],
  ['IPv4 in IPv6, in hexadecimal', (at) => `http://[::ffff:7f00:1]:${at}/`],
  ['IPv4 in IPv6, the old way', (at) => `http://[::127.0.0.1]:${at}/`],
  ['IPv4 by NAT64', (at) => `http://[64:ff9b::7f00:1]:${at}/`],
  ['IPv4 by 6to4', (at) => `http://[2002:7f00:1::]:${at}/`],
  ['one decimal number', (at) => `http://2130706433:${at}/`],
  ['octal numbers', (at) => `http://0177.0.0.1:${at}/`],
  ['one hexadecimal number', (at) => `http://0x7f000001:${at}/`],
  ['fewer parts', (at) => `http://127.1:${at}/`],
  ['numbers of full width', (at) => `http://１２７.０.０.１:${at}/`],
  ['circled numbers', (at) => `http://①②⑦.⓪.⓪.①:${at}/`],
  ['percent-encoded', (at) => `http://%31%32%37.0.0.1:${at}/`],
  ['a dot at the end', (at) => `http://127.0.0.1.:${at}/`],
  ...Object.keys(zone).map((name) => [`a name: ${name}`, (at: number) => `http://${name}:${at}/`] as const),
  ['a name with a dot at the end', (at) => `http://loopback.example.:${at}/`],
  ['a user name before the host', (at) => `http://good.example@127.0.0.1:${at}/`],
  ['user and password', (at) => `http://a:b@loopback.example:${at}/`],
  ['a backslash', (at) => `http://127.0.0.1:${at}\\@good.example/`],
  ['another scheme: file', () => 'file:///etc/passwd'],
  ['another scheme: ftp', (at) => `ftp://127.0.0.1:${at}/`],
  ['another scheme: gopher', (at) => `gopher://127.0.0.1:${at}/_x`],
  ['another scheme: data', () => 'data:application/json,{}'],
  ['another scheme: unix', () => 'unix:///var/run/docker.sock'],
];

describe.each(callers)('%s', (_, call) => {
  test.each(attacks)('does not lead to %s', async (_name, address) => {
    await expect(call(address(port))).rejects.toThrow();
    expect(reached).toEqual([]);
  });

  test.each(attacks)('is not redirected to %s', async (_name, address) => {
    const before = `http://localhost:${port}/to/${encodeURIComponent(address(port))}/`;
    await call(before).catch(() => undefined);
    // The first host may be called; nothing behind it was.
    expect(reached.filter((path) => !path.startsWith('/to/') && path !== '/never')).toEqual([]);
  });
});

test('a name that resolves to something else a moment later (DNS rebinding) is asked for once and pinned', async () => {
  let asked = 0;
  const resolve: Resolve = () => {
    asked += 1;
    return Promise.resolve([{ address: asked === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 }]);
  };
  const call = guardedClient({ policy: generous(), resolve })({
    tenantId: 'county',
    method: 'GET',
    url: `http://rebinding.example:${port}/`,
    signal: AbortSignal.timeout(300),
  });
  await expect(call).rejects.toThrow(OutboundFailed);
  expect([asked, reached]).toEqual([1, []]);
});

test('the payment service, which the operator names, cannot redirect into the house', async () => {
  const url = `http://localhost:${port}/to/${encodeURIComponent(`http://127.0.0.1:${port}/inside`)}`;
  const service = httpPaymentService({ url, secret: 'x' });
  await expect(service.find('1', AbortSignal.timeout(5_000))).rejects.toThrow();
  expect(reached).not.toContain('/inside');
});
