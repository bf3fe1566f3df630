import { createHmac, generateKeyPairSync } from 'node:crypto';
import { signRequest } from '@vorgang/webhooks';
import { expect, test } from 'vitest';
import { verifyInbound } from './verify-inbound.js';

const now = Date.parse('2026-03-02T09:00:00Z');
const body = Buffer.from('{"id":1}');
const url = 'https://kreis.example/api/webhooks/in/sensor';
const github = { kind: 'hmac', signatureHeader: 'x-hub-signature-256', timestampHeader: null } as const;
const hmac = (secret: string, content: string | Buffer) =>
  createHmac('sha256', secret).update(content).digest('hex');

test('the example of GitHub’s documentation holds', async () => {
  const request = {
    method: 'POST',
    url,
    headers: {
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    body: Buffer.from('Hello, World!'),
  };
  expect(await verifyInbound(request, github, "It's a Secret to Everybody", now)).not.toBeNull();
  expect(await verifyInbound(request, github, 'another', now)).toBeNull();
  expect(await verifyInbound({ ...request, body }, github, "It's a Secret to Everybody", now)).toBeNull();
  expect(
    await verifyInbound({ ...request, headers: {} }, github, "It's a Secret to Everybody", now),
  ).toBeNull();
});

test('with a timestamp header the time is signed and must be fresh', async () => {
  const verification = { ...github, timestampHeader: 'x-timestamp' };
  const at = (seconds: number) => ({
    method: 'POST',
    url,
    body,
    headers: {
      'x-timestamp': String(seconds),
      'x-hub-signature-256': `sha256=${hmac('key', `${seconds}.${body.toString()}`)}`,
    },
  });
  expect(await verifyInbound(at(now / 1000 - 299), verification, 'key', now)).not.toBeNull();
  expect(await verifyInbound(at(now / 1000 - 301), verification, 'key', now)).toBeNull();
  expect(await verifyInbound(at(now / 1000 + 301), verification, 'key', now)).toBeNull();
  const moved = at(now / 1000);
  moved.headers['x-timestamp'] = String(now / 1000 + 1);
  expect(await verifyInbound(moved, verification, 'key', now)).toBeNull();
});

test('message signatures are checked with a public key', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const headers = await signRequest(
    { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: body.toString() },
    { keyId: 'k', privateKey },
    now,
  );
  const verification = { kind: 'message-signature', algorithm: 'ed25519' } as const;
  const request = { method: 'POST', url, headers, body };
  expect(await verifyInbound(request, verification, x, now)).not.toBeNull();
  expect(await verifyInbound(request, verification, JSON.stringify({ x }), now)).not.toBeNull();
  expect(await verifyInbound(request, verification, 'no key', now)).toBeNull();
});
