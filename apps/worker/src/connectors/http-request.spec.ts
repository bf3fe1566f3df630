import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MastodonSimulator, startMastodonSimulator } from '@vorgang/simulators';
import { PermanentFailure, RetryLater } from '@vorgang/connectors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectorRunner } from '../testing/run-connector.js';
import { httpRequestConnector } from './http-request.js';

let server: Server;
let host: string;
let folder: string;
let mastodon: MastodonSimulator;
const seen: { request: IncomingMessage; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ request, body: Buffer.concat(chunks).toString() });
      const path = request.url ?? '';
      if (path.startsWith('/token')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"access_token":"frisches-token"}');
        return;
      }
      if (path.startsWith('/busy')) return void response.writeHead(429, { 'retry-after': '120' }).end();
      if (path.startsWith('/picture')) return void response.end(Buffer.from([0xff, 0xd8, 0]));
      if (path.startsWith('/missing')) return void response.writeHead(404).end('Frau Meier gibt es nicht');
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ echo: request.headers.authorization ?? null }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `localhost:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'http-'));
  mastodon = await startMastodonSimulator({ port: 0, folder, token: 'sesam-token' });
});

afterAll(async () => {
  server.close();
  await mastodon.close();
  rmSync(folder, { recursive: true });
});

const secrets = { TOKEN: 'sesam-token', PASSWORD: 'Passwört' };
const run = (variables: Record<string, never> | object, headers: Record<string, string> = {}) =>
  connectorRunner(
    httpRequestConnector,
    `${host} ${new URL(mastodon.url).host}`,
    {},
    secrets,
  )({
    variables: variables as never,
    headers: { resultVariable: 'answer', ...headers },
  });
const lastRequest = () => seen.at(-1)!;

describe('a call', () => {
  test('has the address, parameters, headers and content of the model, and the key of the job', async () => {
    const outcome = await run(
      {
        url: `http://${host}/persons?a=1`,
        queryParameters: { plz: '12345', ort: ['Ä', 'B'], leer: null },
        headers: { 'x-case': 7 },
        body: { name: 'Meier' },
      },
      { method: 'POST', secretHeaders: 'X-Api-Key: {{secrets.TOKEN}}' },
    );
    expect(outcome).toMatchObject({ kind: 'completed', variables: { answer: { status: 200 } } });
    const { request, body } = lastRequest();
    expect(request).toMatchObject({ method: 'POST', url: '/persons?a=1&plz=12345&ort=%C3%84&ort=B' });
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': '4711',
      'x-case': '7',
      'x-api-key': 'sesam-token',
    });
    expect(JSON.parse(body)).toEqual({ name: 'Meier' });
  });

  test('that only reads carries no key of idempotency', async () => {
    await run({ url: `http://${host}/` });
    expect(lastRequest().request.headers).not.toHaveProperty('idempotency-key');
  });

  test.each([
    [{ authentication: 'bearer', token: '{{secrets.TOKEN}}' }, 'Bearer sesam-token'],
    [
      { authentication: 'basic', userName: 'kreis', password: '{{secrets.PASSWORD}}' },
      `Basic ${Buffer.from('kreis:Passwört').toString('base64')}`,
    ],
  ])('authenticates, and what authenticates comes back in no variable', async (headers, expected) => {
    const outcome = await run({ url: `http://${host}/` }, headers as Record<string, string>);
    expect(lastRequest().request.headers.authorization).toBe(expected);
    expect(outcome).toMatchObject({
      variables: { answer: { body: { echo: expect.stringMatching(/ \*\*\*$/) } } },
    });
  });

  test('fetches a token with the credentials of the client', async () => {
    const outcome = await run(
      { url: `http://${host}/` },
      {
        authentication: 'oauth',
        tokenUrl: `http://${host}/token`,
        clientId: 'kreis',
        clientSecret: '{{secrets.PASSWORD}}',
      },
    );
    expect(lastRequest().request.headers.authorization).toBe('Bearer frisches-token');
    expect(JSON.stringify(outcome)).not.toContain('frisches-token');
  });

  test('refuses headers that would change the request', async () => {
    for (const name of ['Host', 'Transfer-Encoding', 'a\r\nb']) {
      await expect(run({ url: `http://${host}/`, headers: { [name]: 'x' } })).rejects.toThrow(
        PermanentFailure,
      );
    }
    await expect(run({ url: `http://${host}/`, headers: { a: 'b\r\nc: d' } })).rejects.toThrow(
      /HTTP forbids/,
    );
  });

  test('goes to allowed hosts only, and the message holds nothing of the address but the host', async () => {
    const failure = await run({ url: 'http://169.254.169.254/latest?name=Meier' }).catch(
      (error: Error) => error,
    );
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect((failure as Error).message).toMatch(/169\.254\.169\.254 is not on the list/);
    expect((failure as Error).message).not.toMatch(/Meier|latest/);
  });
});

describe('an answer', () => {
  test('that says when to come again is heeded', async () => {
    const failure = await run({ url: `http://${host}/busy` }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RetryLater);
    expect(failure).toMatchObject({ retryBackOff: 120_000 });
  });

  test('with an error becomes what the model says, with its content', async () => {
    const outcome = await run(
      { url: `http://${host}/missing` },
      {
        errorExpression:
          '=if error.code = "404" then bpmnError("UNKNOWN", "Unbekannt", {said: error.variables.response.body}) else null',
      },
    );
    expect(outcome).toEqual({
      kind: 'businessError',
      errorCode: 'UNKNOWN',
      errorMessage: 'Unbekannt',
      variables: { said: 'Frau Meier gibt es nicht' },
    });
  });

  test('with an error and no word of the model is an incident that holds nothing of its content', async () => {
    await expect(run({ url: `http://${host}/missing` })).rejects.toThrow(
      new PermanentFailure(`GET to ${host} was answered with status 404.`),
    );
  });

  test('that is no text has no body', async () => {
    expect(await run({ url: `http://${host}/picture` })).toMatchObject({
      variables: { answer: { body: null } },
    });
  });
});

test('one effect, however often the answer is lost', async () => {
  mastodon.plan(['error', 'timeout', 'error-after']);
  const publish = () =>
    run(
      { url: `${mastodon.url}/api/v1/statuses`, body: { status: 'Das Amt ist zu.' } },
      { method: 'POST', authentication: 'bearer', token: '{{secrets.TOKEN}}', timeoutSeconds: '1' },
    );
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const failure = await publish().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(PermanentFailure);
  }
  await publish();
  await Promise.all([publish(), publish()]);
  expect(mastodon.requests()).toBe(6);
  expect(mastodon.statuses()).toHaveLength(1);
});
