import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** How often connections are let go whose last answer went out while the server was closing, in milliseconds. */
const sweepEvery = 50;

/**
 * The connections that have brought no request yet: browsers and clients open some ahead. Node does not count them as
 * idle, and no longer looks at its time limits while it closes, so a single one would hold the server up for ever.
 */
export function watchUnusedConnections(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

/**
 * Closes the server after the requests that it has accepted. Node lets idle connections go only when closing begins;
 * those that become idle later would hold it up until their keep-alive time is over.
 */
export async function closeWhenAnswered(
  application: NestExpressApplication,
  unused: ReadonlySet<Socket>,
): Promise<void> {
  const sweeping = setInterval(() => {
    application.getHttpServer().closeIdleConnections();
    unused.forEach((socket) => socket.destroy());
  }, sweepEvery);
  try {
    await application.close();
  } finally {
    clearInterval(sweeping);
  }
}
