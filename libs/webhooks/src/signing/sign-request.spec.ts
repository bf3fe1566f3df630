import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { expect, test } from 'vitest';
import { contentDigest } from './content-digest.js';
import { signRequest } from './sign-request.js';
import { verifyRequest, type SignedRequest } from './verify-request.js';

const now = Date.parse('2026-03-02T09:00:00Z');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const body = '{"specversion":"1.0","id":"1"}';
const url = 'https://receiver.example/hooks?x=1';
const key = { algorithm: 'ed25519', publicKey } as const;

async function signed(at = now): Promise<SignedRequest> {
  const request = { method: 'POST', url, headers: { 'content-type': 'application/json' }, body };
  const headers = await signRequest(request, { keyId: 'k1', privateKey }, at);
  return { method: 'POST', url, headers, body: Buffer.from(body) };
}

test('the library signs the example of RFC 9421, appendix B.2.6, as the RFC does', async () => {
  const testKey = createPrivateKey(
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----',
  );
  const message = await httpbis.signMessage(
    {
      key: { id: 'test-key-ed25519', sign: (base) => Promise.resolve(sign(null, base, testKey)) },
      name: 'sig-b26',
      fields: ['date', '@method', '@path', '@authority', 'content-type', 'content-length'],
      params: ['created', 'keyid'],
      paramValues: { created: new Date(1618884473 * 1000) },
    },
    {
      method: 'POST',
      url: 'https://example.com/foo?param=Value&Pet=dog',
      headers: {
        Date: 'Tue, 20 Apr 2021 02:07:55 GMT',
        'Content-Type': 'application/json',
        'Content-Length': '18',
      },
    },
  );
  expect((message.headers as Record<string, string>)['Signature']).toBe(
    'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  );
});

test('the digest of the example of RFC 9530 is the one of the RFC', () => {
  expect(contentDigest('{"hello": "world"}')).toBe('sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:');
});

test('what is signed verifies, within five minutes', async () => {
  expect(await verifyRequest(await signed(), key, now + 60_000)).toMatchObject({ created: now / 1000 });
  expect(await verifyRequest(await signed(), key, now + 301_000)).toBeNull();
  expect(await verifyRequest(await signed(), key, now - 301_000)).toBeNull();
});

test('another key, address, method, body or media type does not', async () => {
  const request = await signed();
  const other = createPublicKey(generateKeyPairSync('ed25519').privateKey);
  expect(await verifyRequest(request, { algorithm: 'ed25519', publicKey: other }, now)).toBeNull();
  expect(await verifyRequest({ ...request, url: 'https://receiver.example/other' }, key, now)).toBeNull();
  expect(await verifyRequest({ ...request, method: 'PUT' }, key, now)).toBeNull();
  expect(await verifyRequest({ ...request, body: Buffer.from('{}') }, key, now)).toBeNull();
  const headers = { ...request.headers, 'content-type': 'text/plain' };
  expect(await verifyRequest({ ...request, headers }, key, now)).toBeNull();
});

test('a signature that leaves the body or the address out is none', async () => {
  const sparse = async (fields: string[]) => {
    const message = await httpbis.signMessage(
      {
        key: { id: 'k', alg: 'ed25519', sign: (base) => Promise.resolve(sign(null, base, privateKey)) },
        fields,
        paramValues: { created: new Date(now) },
      },
      { method: 'POST', url, headers: { 'content-digest': contentDigest(body) } },
    );
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    return verifyRequest({ method: 'POST', url, headers, body: Buffer.from(body) }, key, now);
  };
  expect(await sparse(['@method', '@target-uri', 'content-digest'])).not.toBeNull();
  expect(await sparse(['@method', '@target-uri'])).toBeNull();
  expect(await sparse(['@method', 'content-digest'])).toBeNull();
});
