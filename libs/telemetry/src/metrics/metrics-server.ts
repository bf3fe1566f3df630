import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** Where metrics are served. */
export interface MetricsAddress {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Whether a program can do its work, and what it found when it looked. */
export interface ProbedReadiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/**
 * Serves the registry at `/metrics` in the text format of Prometheus, on a port of its own: nothing that people reach
 * leads there, so it asks for no account. A program without another port answers there at `/health/live` and
 * `/health/ready` too.
 */
export async function serveMetrics(
  registry: Registry,
  { host, port }: MetricsAddress,
  readiness?: () => Promise<ProbedReadiness>,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const route = request.method === 'GET' ? request.url : undefined;
    if (route === '/metrics') return void answerMetrics(registry, response);
    if (readiness && route === '/health/live') return void answerHealth(response, 200, { status: 'live' });
    if (readiness && route === '/health/ready') return void answerReadiness(readiness, response);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerMetrics(registry: Registry, response: ServerResponse): Promise<void> {
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
  } catch {
    response.writeHead(500).end();
  }
}

async function answerReadiness(
  readiness: () => Promise<ProbedReadiness>,
  response: ServerResponse,
): Promise<void> {
  const found = await readiness();
  answerHealth(response, found.ready ? 200 : 503, found);
}

function answerHealth(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));
}
