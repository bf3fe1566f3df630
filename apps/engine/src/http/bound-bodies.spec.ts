import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerMiddlewareProblem } from './answer-problem.js';
import { boundBodies } from './bound-bodies.js';

let server: Server;
let port: number;

beforeAll(async () => {
  const bodies = boundBodies(1_000, 2_500);
  const application = express();
  application.use(bodies.before, express.json({ limit: 1_000 }), bodies.after, answerMiddlewareProblem);
  application.post('/', (_request, response) => void response.json('taken'));
  server = createServer(application);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

interface Slow {
  readonly socket: Socket;
  readonly answer: Promise<string>;
}

/** Declares a body and sends only its first byte. */
async function beginSlowly(length: number): Promise<Slow> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += String(chunk)));
  socket.on('error', () => undefined);
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  const head = `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n[`;
  await new Promise<void>((resolve) => socket.write(head, () => resolve()));
  return { socket, answer };
}

const send = (body: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
const body = JSON.stringify(['x'.repeat(796)]);

test('whoever sends slowest gives way to those who find no room, and nobody else does', async () => {
  const slow = await beginSlowly(900);
  const others = [await beginSlowly(700), await beginSlowly(700)];
  // The three may come to 2,300 bytes: there is no room for another 800.
  expect((await send(body)).status).toBe(200);
  const answer = await slow.answer;
  expect(answer).toMatch(/^HTTP\/1\.1 503 .*Retry-After: 5.*urn:vorgang:problem:overloaded/s);
  expect(others.map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  for (let round = 0; round < 5; round += 1) expect((await send(body)).status, 'there is room now').toBe(200);
  for (const { socket, answer: answered } of others) {
    socket.end(`${'1'.repeat(698)}]`);
    expect(await answered).toMatch(/^HTTP\/1\.1 200 /);
  }
});

test('clients that hang up make room', async () => {
  for (let client = 0; client < 20; client += 1) {
    const { socket, answer } = await beginSlowly(900);
    socket.destroy();
    await answer;
  }
  expect((await Promise.all([send(body), send(body)])).map(({ status }) => status)).toEqual([200, 200]);
});
