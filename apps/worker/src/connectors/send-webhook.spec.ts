import { generateKeyPairSync } from 'node:crypto';
import type { OutboundRequest } from '@vorgang/outbound';
import { verifyRequest, type SigningKeys } from '@vorgang/webhooks';
import { expect, test } from 'vitest';
import { connectorRunner } from '../testing/run-connector.js';
import { sendWebhookConnector } from './send-webhook.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const now = Date.parse('2026-03-02T09:00:00Z');
const variables = {
  url: 'https://receiver.example/hooks',
  eventType: 'de.kreis.antrag.bewilligt',
  data: { aktenzeichen: 'HUND-1' },
};

test('an event is signed, and a repeated job sends the same id', async () => {
  const sent: OutboundRequest[] = [];
  const run = connectorRunner(sendWebhookConnector, '', {
    signingKeys: { signer: () => Promise.resolve({ keyId: 'k', privateKey }) } as unknown as SigningKeys,
    send: (request) => {
      sent.push(request);
      return Promise.resolve({ status: 202, headers: {}, body: Buffer.alloc(0) });
    },
  });
  expect(await run({ jobKey: '5', variables })).toMatchObject({ kind: 'completed' });
  await run({ jobKey: '5', variables });
  expect(sent.map(({ body }) => JSON.parse(String(body)) as object)).toEqual([
    expect.objectContaining({ id: '5', type: 'de.kreis.antrag.bewilligt', data: { aktenzeichen: 'HUND-1' } }),
    expect.objectContaining({ id: '5' }),
  ]);
  const [{ method, url, headers = {}, body = '' } = sent[0]!] = sent;
  const request = { method, url, headers, body: Buffer.from(body) };
  expect(await verifyRequest(request, { algorithm: 'ed25519', publicKey }, now)).not.toBeNull();
});

test('an installation without keys says what is missing', async () => {
  await expect(connectorRunner(sendWebhookConnector, '')({ variables })).rejects.toThrow('WEBHOOK_KEY_FILE');
});
