import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { expect, test } from 'vitest';
import { closeWhenAnswered, watchUnusedConnections } from './close-when-answered.js';

test('a connection that never brought a request does not hold up the end', async () => {
  const server = createServer();
  const unused = watchUnusedConnections(server);
  await once(server.listen(0), 'listening');
  const socket = connect((server.address() as AddressInfo).port);
  await once(server, 'connection');

  const application = {
    getHttpServer: () => server,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  await closeWhenAnswered(application as unknown as NestExpressApplication, unused);

  expect(server.listening).toBe(false);
  socket.destroy();
});
