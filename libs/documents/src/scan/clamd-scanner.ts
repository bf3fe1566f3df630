import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { DocumentServiceAwayError } from '../document-errors.js';
import type { MalwareScan, MalwareScanner } from './malware-scanner.js';

export interface ClamdAddress {
  readonly host: string;
  readonly port: number;
  /** Milliseconds without a sign from the scanner before it counts as away. */
  readonly timeout?: number;
}

/**
 * ClamAV's daemon, over its INSTREAM command: `zINSTREAM\0`, then pieces with their length (four bytes, big-endian), a
 * piece of length zero, and the verdict in one line.
 * Source: clamd(8), section COMMANDS.
 */
export function clamdScanner({ host, port, timeout = 30_000 }: ClamdAddress): MalwareScanner {
  return {
    async begin() {
      const socket = connect({ host, port });
      socket.setTimeout(timeout, () => socket.destroy(new Error(`no sign for ${timeout} milliseconds`)));
      const answer = readAll(socket);
      // Asked for at the end; until then a failure shows when the next bytes are written.
      answer.catch(() => undefined);
      await once(socket, 'connect').catch((error: unknown) => {
        throw away(error);
      });
      socket.write('zINSTREAM\0');
      return scanOver(socket, answer);
    },
  };
}

function scanOver(socket: Socket, answer: Promise<string>): MalwareScan {
  return {
    async write(bytes) {
      if (socket.destroyed || socket.writableEnded) return;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      socket.write(length);
      // A broken connection shows at the end, when the verdict is missing.
      if (!socket.write(bytes))
        await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
    },

    async finish() {
      if (!socket.destroyed) socket.write(Buffer.alloc(4));
      const line = await answer.catch((error: unknown) => {
        throw away(error);
      });
      socket.destroy();
      if (line === 'stream: OK') return null;
      const found = /^stream: (.+) FOUND$/.exec(line)?.[1];
      if (found !== undefined) return found;
      throw away(new Error(line === '' ? 'it hung up' : line));
    },

    abandon: () => socket.destroy(),
  };
}

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const piece of socket) {
    text += String(piece);
    const end = text.indexOf('\0');
    if (end >= 0) return text.slice(0, end);
  }
  return text.trim();
}

function away(cause: unknown): DocumentServiceAwayError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DocumentServiceAwayError(
    `The malware scanner gave no verdict (${reason}). Nothing was stored; try again later.`,
    { cause },
  );
}
