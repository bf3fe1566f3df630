import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { configurationOf, type SignInIssuer } from '../provider-sign-in/provider-configuration.js';
import { discoverOnce } from './provider-metadata.js';

const document = '/.well-known/openid-configuration';
let server: Server;
let address: string;
let keysAt: string;
const reached: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    reached.push(path);
    if (path.startsWith('/moved')) return void response.writeHead(302, { location: '/inside' }).end();
    if (path === document) {
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ issuer: address, jwks_uri: keysAt }));
    }
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  reached.length = 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a provider that redirects is not followed, neither for tokens nor for sign-in', async () => {
  const issuer = `${address}/moved`;
  await expect(discoverOnce(issuer)()).rejects.toThrow(/does not answer/);
  const signIn = { clientId: 'c', clientSecret: 's' };
  const settings = { issuer, clockSkew: 0, signIn } as unknown as SignInIssuer;
  await expect(configurationOf(settings, Date.now)()).rejects.toThrow(/does not answer/);
  expect(reached).not.toContain('/inside');
  expect(reached.length).toBeGreaterThan(0);
});

test.each([
  'http://10.0.0.1/keys',
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1.attacker.example/keys',
  'http://localhost@attacker.example/keys',
  'file:///etc/passwd',
  'data:application/json,{}',
  'nonsense',
])('keys are not read where somebody on the way could change them: %s', async (keys) => {
  keysAt = keys;
  await expect(discoverOnce(address)()).rejects.toThrow(/names no address of keys/);
});
