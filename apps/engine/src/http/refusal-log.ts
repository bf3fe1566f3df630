import { jsonLogger, pseudonymOf } from '@vorgang/orchestration';
import { LRUCache } from 'lru-cache';

const log = jsonLogger();

/** A request that was refused for what it asked, or for how often. The address may hold data, the route does not. */
export interface RefusedRequest {
  readonly account: string | undefined;
  readonly address: string;
  readonly method: string;
  readonly route: string;
  /** The code of the problem. */
  readonly reason: string;
}

/** Milliseconds in which refusals of one kind by one client are one line: whoever is refused often fills no disk. */
const oneLinePer = 60_000;

/** Who was refused, where and why, in the last minute. */
const told = new LRUCache<string, true>({ max: 10_000, ttl: oneLinePer });

/** Tells of refused input and of requests beyond the limits: who looks for holes is seen by them. */
export function logRefusal({ account, address, method, route, reason }: RefusedRequest): void {
  const kind = JSON.stringify([account ?? address, method, route, reason]);
  if (told.has(kind)) return;
  told.set(kind, true);
  const who = { account: pseudonymOf(account), address: pseudonymOf(address) };
  log.warn('request-refused', { ...who, method, route, reason });
}
