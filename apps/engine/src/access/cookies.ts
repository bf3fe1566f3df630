import type { CookieOptions, Request, Response } from 'express';
import type { EngineConfiguration } from '../configuration.js';

type Place = Pick<EngineConfiguration, 'staffUrl'>;

/** Cookies of the server: the session's token, and the secret by which a browser is known again while it signs in. */
export type CookieName = 'vorgang_session' | 'vorgang_sign_in';

/** The value of a cookie, or null. */
export function readCookie(request: Request, place: Place, name: CookieName): string | null {
  const wanted = fullName(place, name);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [found, value] = pair.split('=', 2);
    if (found?.trim() === wanted && value) return value.trim();
  }
  return null;
}

/** @param maxAge milliseconds; absent: until the browser closes */
export function setCookie(
  response: Response,
  place: Place,
  name: CookieName,
  value: string,
  maxAge?: number,
): void {
  response.cookie(fullName(place, name), value, {
    ...options(place),
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

export function clearCookie(response: Response, place: Place, name: CookieName): void {
  response.clearCookie(fullName(place, name), options(place));
}

/** The prefix keeps other hosts of the domain from planting a cookie of that name; browsers want TLS for it. */
function fullName(place: Place, name: CookieName): string {
  return isSecure(place) ? `__Host-${name}` : name;
}

/** `lax`: the cookie comes along when a provider, or a link in a mail, opens a page here, and with no foreign form. */
function options(place: Place): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(place) };
}

function isSecure({ staffUrl }: Place): boolean {
  return staffUrl.startsWith('https://');
}
