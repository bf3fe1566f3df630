import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerUnreadableRequests } from './answer-unreadable-requests.js';
import { limitSlowClients } from './limit-slow-clients.js';

let server: Server;

beforeEach(async () => {
  server = createServer((request, response) => {
    if (request.url === '/begins') response.write('begun');
    else response.end('ok');
  });
  answerUnreadableRequests(server);
  limitSlowClients(server, { headers: 50, request: 200, check: 20 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Everything the server says to these bytes until it hangs up. */
async function say(...parts: readonly string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [first = '', ...rest] = parts;
  socket.write(first);
  let answer = '';
  for await (const chunk of socket) {
    answer += String(chunk);
    const next = rest.shift();
    if (next !== undefined) socket.write(next);
  }
  return answer;
}

const head = 'GET / HTTP/1.1\r\nHost: localhost\r\n';

test.each([
  ['headers of more than 16 KiB', `${head}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
  ['a request that comes by drops', head, 408, 'too-slow'],
  ['what is no HTTP', 'EHLO mail.example\r\n\r\n', 400, 'malformed-request'],
  ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400, 'malformed-request'],
])('%s is refused with problem details', async (_name, bytes, status, code) => {
  const [headers = '', body = ''] = (await say(bytes)).split('\r\n\r\n');
  expect(headers).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(headers).toContain('Content-Type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ type: `urn:vorgang:problem:${code}`, status });
});

test('an answer that has begun is broken off, never continued with another one', async () => {
  const answer = await say('GET /begins HTTP/1.1\r\nHost: localhost\r\n\r\n', 'no HTTP\r\n\r\n');
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});
