import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { limitSlowClients } from './limit-slow-clients.js';

test('who sends a request by drops is sent away', async () => {
  const server = createServer((_request, response) => response.end('ok'));
  limitSlowClients(server, { headers: 50, request: 200, check: 20 });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const socket = connect((server.address() as AddressInfo).port);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toContain('408 Request Timeout');
  await new Promise((resolve) => server.close(resolve));
});
