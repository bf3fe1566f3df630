import { Socket } from 'node:net';

/**
 * A socket that ends itself where the server stays silent too long. Behind a firewall that forgot a connection nobody
 * is ever told that it is dead: a statement would wait for its answer for ever, and with it everything behind it.
 *
 * @param patience milliseconds without a byte in either direction; longer than any statement takes, and than the pool
 *   keeps idle connections
 */
export function answeringSocket(patience: number): Socket {
  const socket = new Socket();
  socket.setTimeout(patience, () => {
    const silent = new Error(
      `The database has said nothing for ${patience / 1000} s. Is the network broken?`,
    );
    socket.destroy(Object.assign(silent, { code: 'ETIMEDOUT', syscall: 'read' }));
  });
  return socket;
}
