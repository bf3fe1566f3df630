import type { Server } from 'node:http';

/** Milliseconds in which clients must have sent parts of a request. */
export interface ClientTimes {
  readonly headers: number;
  readonly request: number;
  /** How often connections are looked at. */
  readonly check: number;
}

/** An upload of 50 MiB over a line of 1.5 Mbit/s takes just under five minutes. */
export const clientTimes: ClientTimes = { headers: 15_000, request: 300_000, check: 5_000 };

/**
 * Closes connections that send their request so slowly that they only occupy it (answer 408), and idle ones later
 * than reverse proxies do, which would otherwise use one that is just closing.
 */
export function limitSlowClients(server: Server, times: ClientTimes = clientTimes): void {
  server.headersTimeout = times.headers;
  server.requestTimeout = times.request;
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 100;
  // Node reads it when the server begins to listen; its types know it as an option of createServer only.
  (server as Server & { connectionsCheckingInterval: number }).connectionsCheckingInterval = times.check;
}
