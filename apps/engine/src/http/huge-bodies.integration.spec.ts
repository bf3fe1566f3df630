import { once } from 'node:events';
import { request as open, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { jsonLimit } from './request-bodies.js';

const MIB = 1024 * 1024;
const huge = 50 * MIB;
/** On a busy machine; nothing is measured. */
const patience = { timeout: 300_000 };
const piece = Buffer.alloc(64 * 1024, 'x');
let server: TestApplication;

beforeAll(async () => {
  server = await startTestApplication({ testClock: false, rateLimits: { perAccount: 0, perAddress: 0 } });
  const form = new FormData();
  form.append('resources', new Blob([model]), 'waits.bpmn');
  await fetch(`${server.url}/v2/deployments`, { method: 'POST', headers: as('demo'), body: form });
});
afterAll(() => server.close());

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="waits" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:receiveTask id="wait" messageRef="m" /><bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="wait" /><bpmn:sequenceFlow id="g" sourceRef="wait" targetRef="end" />
  </bpmn:process>
  <bpmn:message id="m" name="m"><bpmn:extensionElements><zeebe:subscription xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" correlationKey="=&#34;k&#34;" /></bpmn:extensionElements></bpmn:message>
</bpmn:definitions>`;

interface Answer {
  readonly status: number;
  readonly text: string;
}

const head = Buffer.from('{"processDefinitionId":"waits","variables":{"text":"');
const tail = Buffer.from('"}}');
const pieces = huge / piece.length;
const length = { 'content-length': String(head.length + huge + tail.length) };
const chunked = { 'transfer-encoding': 'chunked' };

/** Sends a huge JSON body piece by piece, as far as the server takes it, and never holds it whole. */
function sendHuge(headers: Readonly<Record<string, string>>): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const outgoing = open({
      hostname,
      port,
      method: 'POST',
      path: '/v2/process-instances',
      agent: false,
      headers: { ...as('demo'), 'content-type': 'application/json', ...headers },
    });
    let answered = false;
    const over = new Promise<void>((end) => {
      outgoing.once('response', () => end());
      outgoing.once('close', end);
    });
    outgoing.on('response', (response) => {
      answered = true;
      void textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
    });
    // The server hangs up on who goes on sending; what counts is that it answered before.
    outgoing.on('error', (error) => (answered ? undefined : reject(error)));
    void write(outgoing, over, () => answered || outgoing.destroyed);
  });
}

async function write(outgoing: ClientRequest, over: Promise<void>, isOver: () => boolean): Promise<void> {
  outgoing.write(head);
  for (let sent = 0; sent < pieces && !isOver(); sent += 1) {
    if (!outgoing.write(piece)) await Promise.race([once(outgoing, 'drain').catch(() => undefined), over]);
  }
  if (!isOver()) outgoing.end(tail);
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

const start = (variables: object): Promise<Response> =>
  fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify({ processDefinitionId: 'waits', variables }),
  });

test(
  '12 bodies of 50 MiB at once, with and without their length: each is a 413, and none is held',
  patience,
  async () => {
    const before = process.memoryUsage.rss();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, place) => sendHuge(place % 2 === 0 ? length : chunked)),
    );
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([413, expect.stringContaining('urn:vorgang:problem:too-large')]);
    }
    // Of 600 MiB; those without a length may come to their limit of 4 MiB before it is known.
    expect((process.memoryUsage.rss() - before) / MIB).toBeLessThan(400);
    expect((await start({ small: true })).status).toBe(200);
  },
);

test('a body that unpacks to 50 MiB is a 413', patience, async () => {
  const body = gzipSync(
    JSON.stringify({ processDefinitionId: 'waits', variables: { text: 'x'.repeat(huge) } }),
  );
  expect(body.length).toBeLessThan(jsonLimit);
  const answer = await fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: new Uint8Array(body),
  });
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('too-large')]);
});

test(
  'bodies just below the limit, many at once, are taken or refused in words; the server goes on',
  patience,
  async () => {
    const text = 'x'.repeat(jsonLimit - 4_096);
    const answers = await Promise.all(Array.from({ length: 3 }, () => start({ text })));
    for (const answer of answers) {
      expect([200, 400, 413, 503], await answer.clone().text()).toContain(answer.status);
    }
    expect((await start({ small: true })).status).toBe(200);
  },
);

test('300 uploads that come by drops hold nobody up', patience, async () => {
  const { hostname, port } = new URL(server.url);
  const slow: Socket[] = [];
  for (let client = 0; client < 300; client += 1) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const [path, type] =
      client % 2 === 0
        ? ['/v2/process-instances', 'application/json']
        : ['/v2/deployments', 'multipart/form-data; boundary=b'];
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${as('demo').authorization}\r\n` +
        `Content-Type: ${type}\r\nContent-Length: ${4 * MIB}\r\n\r\n`,
    );
    slow.push(socket);
  }
  const drip = (): void => slow.forEach((socket) => void socket.write(' '));
  try {
    for (let round = 0; round < 10; round += 1) {
      drip();
      expect((await start({ round })).status).toBe(200);
    }
  } finally {
    slow.forEach((socket) => socket.destroy());
  }
  expect((await start({ small: true })).status).toBe(200);
});
