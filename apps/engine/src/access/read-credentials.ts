import type { Request } from 'express';

/** Name and password of HTTP basic authentication (RFC 7617), or null where the header is absent or malformed. */
export function readBasicCredentials(request: Request): { username: string; password: string } | null {
  const match = /^basic ([a-z0-9+/=_-]+)$/i.exec(request.headers.authorization ?? '');
  if (!match?.[1]) return null;
  const text = Buffer.from(match[1], 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return null;
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** The access token of RFC 6750, section 2.1, or null where there is none; an unreadable one is empty. */
export function readBearerToken(request: Request): string | null {
  const match = /^bearer(?: (.*))?$/i.exec(request.headers.authorization ?? '');
  return match ? (match[1]?.trim() ?? '') : null;
}
