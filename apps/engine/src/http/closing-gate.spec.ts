import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { expect, test } from 'vitest';
import { ClosingGate } from './closing-gate.js';

test('what came before the gate closed is answered, what comes later is told to come back, and connections close', async () => {
  const gate = new ClosingGate();
  const application = express();
  const waiting: Response[] = [];
  application.use(gate.handler());
  application.get('/', (_request, response) => void waiting.push(response));
  const server = createServer(application);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const agent = new Agent({ keepAlive: true });
  const { port } = server.address() as AddressInfo;
  const ask = async (): Promise<IncomingMessage> => {
    const [answer] = (await once(get({ port, host: '127.0.0.1', agent }), 'response')) as [IncomingMessage];
    return answer.resume();
  };

  const accepted = ask();
  await expect.poll(() => waiting.length).toBe(1);
  gate.close();
  const refused = await ask();
  waiting[0]!.send('done');

  expect([refused.statusCode, refused.headers['retry-after'], refused.headers.connection]).toEqual([
    503,
    '1',
    'close',
  ]);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  const answered = await accepted;
  expect([answered.statusCode, answered.headers.connection]).toEqual([200, 'close']);
  agent.destroy();
  server.close();
});
