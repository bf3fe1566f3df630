import type { CookieOptions, Request, Response } from 'express';
import type { PortalOptions } from '../portal-options.js';

const DAYS_30 = 30 * 24 * 60 * 60 * 1000;

type Place = Pick<PortalOptions, 'publicUrl'>;

const DRAFT_COOKIES = 'vorgang_antrag_';

/** Cookie with the secret of the draft for one service. */
export function draftCookie(serviceId: string): string {
  return `${DRAFT_COOKIES}${serviceId}`;
}

/** Cookie with the token of the session in which the citizen has opened a case. */
export const CASE_COOKIE = 'vorgang_fall';

/** The value of a cookie, or null. */
export function readCookie(request: Request, place: Place, name: string): string | null {
  const wanted = fullName(place, name);
  return cookiesOf(request).find((cookie) => cookie.name === wanted)?.value ?? null;
}

/** The drafts of all services that the browser has, by the name of the cookie. */
export function readDraftCookies(
  request: Request,
  place: Place,
): readonly { readonly name: string; readonly secret: string }[] {
  const prefix = fullName(place, '');
  return cookiesOf(request).flatMap(({ name, value }) =>
    name.startsWith(`${prefix}${DRAFT_COOKIES}`) && value !== null
      ? [{ name: name.slice(prefix.length), secret: value }]
      : [],
  );
}

/**
 * Sets a cookie that scripts cannot read and other sites' forms do not send (`Lax`: links to us still do, so that
 * the way back from the payment page works).
 * @param options `keep`: for 30 days; otherwise until the browser is closed
 */
export function setCookie(
  response: Response,
  place: Place,
  name: string,
  value: string,
  options: { readonly keep: boolean },
): void {
  response.cookie(fullName(place, name), value, {
    ...attributes(place),
    ...(options.keep ? { maxAge: DAYS_30 } : {}),
  });
}

export function clearCookie(response: Response, place: Place, name: string): void {
  response.clearCookie(fullName(place, name), attributes(place));
}

/** The prefix keeps other hosts of the domain from planting a cookie of that name; browsers want TLS for it. */
function fullName(place: Place, name: string): string {
  return isSecure(place) ? `__Host-${name}` : name;
}

function attributes(place: Place): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(place) };
}

function isSecure({ publicUrl }: Place): boolean {
  return publicUrl.startsWith('https:');
}

function cookiesOf(request: Request): readonly { readonly name: string; readonly value: string | null }[] {
  return (request.headers.cookie ?? '').split(';').flatMap((pair) => {
    const separator = pair.indexOf('=');
    if (separator <= 0) return [];
    return [{ name: pair.slice(0, separator).trim(), value: decode(pair.slice(separator + 1).trim()) }];
  });
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
