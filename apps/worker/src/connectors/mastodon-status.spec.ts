import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectorOutcome, PermanentFailure, RetryLater } from '@vorgang/connectors';
import type { JsonObject } from '@vorgang/feel';
import type { OutboundResponse } from '@vorgang/outbound';
import { startMastodonSimulator, type MastodonSimulator } from '@vorgang/simulators';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentStore } from '@vorgang/documents';
import { connectorRunner } from '../testing/run-connector.js';
import { mastodonStatusConnector, statusLength } from './mastodon-status.js';

const folder = mkdtempSync(join(tmpdir(), 'mastodon-'));
const poster = Buffer.from('not really a picture');
const documentStore = {
  open: (_tenantId: string, documentId: string) =>
    Promise.resolve({
      document: { size: poster.length, fileName: `${documentId}.png`, mediaType: 'image/png' },
      content: (async function* () {
        await Promise.resolve();
        yield poster;
      })(),
    }),
} as unknown as DocumentStore;
let now = new Date('2026-03-02T09:00:00Z');
let simulator: MastodonSimulator;
let run: ReturnType<typeof connectorRunner>;

beforeAll(async () => {
  simulator = await startMastodonSimulator({
    port: 0,
    folder,
    token: 'geheim-token',
    statusesPerWindow: 8,
    now: () => now.getTime(),
  });
  run = connectorRunner(
    mastodonStatusConnector,
    new URL(simulator.url).host,
    { documentStore, now: () => now },
    { MASTODON: 'geheim-token' },
  );
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

const post = (
  jobKey: string,
  status = 'Das Amt ist am Freitag geschlossen.',
  token = '{{secrets.MASTODON}}',
) =>
  run({
    jobKey,
    variables: { status, language: 'de' },
    headers: { server: simulator.url, token, visibility: 'unlisted', resultVariable: 'post' },
  });

/** What the server said of the status; its headers differ each time. */
const bodyOf = (outcome: ConnectorOutcome) =>
  outcome.kind === 'completed' ? (outcome.variables['post'] as JsonObject)['body'] : outcome;

test('a status is published with its language and visibility; a repeated job gives the same one', async () => {
  const first = await post('1');
  expect(bodyOf(await post('1'))).toEqual(bodyOf(first));
  expect(simulator.statuses()).toMatchObject([
    { idempotencyKey: '1', language: 'de', visibility: 'unlisted' },
  ]);
  expect(first).toMatchObject({ kind: 'completed', variables: { post: { status: 200 } } });
});

test('an effect whose answer is lost happens once', async () => {
  simulator.plan(['error-after']);
  await expect(post('2')).rejects.toThrow('answered with status 500');
  await post('2');
  expect(simulator.statuses().filter(({ idempotencyKey }) => idempotencyKey === '2')).toHaveLength(1);
});

test('a text that the server does not take is not sent; the model may react', async () => {
  const before = simulator.requests();
  await expect(post('3', 'x'.repeat(501))).rejects.toBeInstanceOf(PermanentFailure);
  expect(simulator.requests()).toBe(before);
});

test('links and mentions count as Mastodon counts them', () => {
  expect(statusLength('https://kreis.example/a/very/long/address/that/goes/on')).toBe(23);
  expect(statusLength('@kreis@social.example')).toBe(6);
  expect(statusLength('👨‍👩‍👧 ä')).toBe(3);
});

test('a limit of the server is waited for', async () => {
  const limited = connectorRunner(mastodonStatusConnector, '', {
    send: ({ url }) =>
      Promise.resolve<OutboundResponse>(
        url.endsWith('/instance')
          ? { status: 404, headers: {}, body: Buffer.alloc(0) }
          : {
              status: 429,
              headers: { 'x-ratelimit-reset': '2026-03-02T09:02:00.000Z' },
              body: Buffer.alloc(0),
            },
      ),
  });
  const answer = limited({
    variables: { status: 'x', language: 'de' },
    headers: { server: 'https://social.example', token: 'abcd' },
  });
  const error: unknown = await answer.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RetryLater);
  expect((error as RetryLater).retryBackOff).toBe(120_000);
});

test('a token that is not valid is final and told to nobody', async () => {
  const error: unknown = await post('4', 'Hallo', 'falsches-token').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PermanentFailure);
  expect(String(error)).not.toContain('falsches-token');
});

describe('pictures', () => {
  const withMedia = (jobKey: string, media: JsonObject[]) =>
    run({
      jobKey,
      variables: { status: 'Tag der offenen Tür', language: 'de', media },
      headers: { server: simulator.url, token: '{{secrets.MASTODON}}', resultVariable: 'post' },
    });
  const plakat: JsonObject = { 'camunda.document.type': 'camunda', documentId: 'plakat' };

  test('are published with their descriptions; a repeated job publishes nothing more', async () => {
    const media = [{ document: plakat, description: 'Plakat: „Tag der offenen Tür“, 9 Uhr' }];
    const first = await withMedia('20', media);
    expect(bodyOf(await withMedia('20', media))).toEqual(bodyOf(first));
    const published = simulator.statuses().filter(({ idempotencyKey }) => idempotencyKey === '20');
    expect(published).toMatchObject([
      {
        media: [
          {
            description: 'Plakat: „Tag der offenen Tür“, 9 Uhr',
            mediaType: 'image/png',
            size: poster.length,
          },
        ],
      },
    ]);
    expect(await (await fetch(simulator.url)).text()).toContain('Bild, Beschreibung: Plakat');
  });

  test.each([
    ['no description', [{ document: plakat }], 'Picture 1 of the input "media" has no "description"'],
    ['an empty one', [{ document: plakat, description: ' ' }], 'Say in a sentence what it shows'],
    ['no document', [{ description: 'Ein Bild' }], 'must list document references'],
  ])('with %s are not published', async (_what, media, message) => {
    const before = simulator.requests();
    const failure: unknown = await withMedia('21', media).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect(String(failure)).toContain(message);
    expect(simulator.requests()).toBe(before);
  });
});

test('a server that has had enough is left alone until its window ends; repeated jobs cost nothing', async () => {
  let failure: unknown;
  for (let job = 30; failure === undefined && job < 60; job += 1) {
    failure = await post(String(job)).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  }
  expect(failure).toBeInstanceOf(RetryLater);
  const { retryBackOff } = failure as RetryLater;
  expect(retryBackOff).toBe(300_000);
  expect(await post('1')).toMatchObject({ kind: 'completed' });
  now = new Date(now.getTime() + retryBackOff);
  expect(await post('99')).toMatchObject({ kind: 'completed' });
});
