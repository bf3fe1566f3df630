import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type ListeningServer } from '../listen.js';
import { readTraces, type ReceivedSpan } from './read-traces.js';

export interface OtlpReceiver extends ListeningServer {
  /** Spans in the order in which they came. */
  readonly spans: readonly ReceivedSpan[];
  /** Everything that was sent, as it came. */
  readonly bodies: readonly string[];
}

/**
 * A receiver of traces by OTLP over HTTP with JSON (OTLP 1.x, section "OTLP/HTTP"): answers 200 to what it understands,
 * 400 to what breaks the format, 415 to other encodings. Port 0 takes a free one.
 */
export async function startOtlpReceiver(port = 0): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const server = await listen((request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/traces') return void response.writeHead(404).end();
    if (!isJson(request)) return answer(response, 415, { code: 3, message: 'Send JSON.' });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const read = readTraces(body);
      if (!read.ok) return answer(response, 400, { code: 3, message: read.mistake });
      bodies.push(body);
      spans.push(...read.spans);
      answer(response, 200, {});
    });
  }, port);
  return { ...server, spans, bodies };
}

function isJson(request: IncomingMessage): boolean {
  return request.headers['content-type']?.startsWith('application/json') === true;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
