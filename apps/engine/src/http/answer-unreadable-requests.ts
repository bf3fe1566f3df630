import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { describeProblem } from './describe-problem.js';
import { HttpProblem } from './problem.js';

/**
 * Answers with problem details (RFC 9457) what Node's parser of HTTP refuses before there is a request: headers of
 * more than 16 KiB, a request that came too slowly, and what is no HTTP. Node itself would answer without a body.
 */
export function answerUnreadableRequests(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answers.set(socket, response);
    response.once('close', () => answers.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // A second head in the middle of an answer would be read as a part of it.
    const hasBegun = answers.get(socket)?.headersSent === true;
    if (!socket.writable || hasBegun || error.code === 'ECONNRESET') socket.destroy();
    else socket.end(rawAnswer(problemOf(error)), () => socket.destroy());
  });
}

function problemOf({ code }: NodeJS.ErrnoException): HttpProblem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new HttpProblem(431, 'headers-too-large', 'The headers of the request are larger than 16 KiB.');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new HttpProblem(413, 'too-large', 'The extensions of a chunk are larger than 16 KiB.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpProblem(408, 'too-slow', 'The request came too slowly. Send it again at a usual pace.');
    default:
      return new HttpProblem(400, 'malformed-request', 'What was sent is not HTTP/1.1 (RFC 9112).');
  }
}

/** The address is not known: the parser gave up before or while it read it. */
function rawAnswer(problem: HttpProblem): string {
  const body = JSON.stringify(describeProblem(problem, '').body);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Connection: close',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
