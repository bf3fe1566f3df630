import type { Principal } from '@vorgang/identity';
import type { Request } from 'express';
import { readCookie } from '../access/cookies.js';
import type { EngineConfiguration } from '../configuration.js';

/** Who asks about their own account, and from where. */
export interface Oneself {
  readonly username: string;
  readonly address: string;
  /** Of the browser's session; null where the request came without one. */
  readonly token: string | null;
}

/** The person of a request. */
export function oneselfOf(
  { username }: Principal,
  request: Request,
  configuration: EngineConfiguration,
): Oneself {
  const hasCookie = request.headers.authorization === undefined;
  const token = hasCookie ? readCookie(request, configuration, 'vorgang_session') : null;
  return { username, address: request.ip ?? '', token };
}
