import type { Request, Response } from 'express';

const DAYS_30 = 30 * 24 * 60 * 60 * 1000;

/** Cookie with the secret of the draft for one service. */
export function draftCookie(serviceId: string): string {
  return `vorgang_antrag_${serviceId}`;
}

/** Cookie with file number and access code of the case that the citizen has opened. */
export const CASE_COOKIE = 'vorgang_fall';

/** The value of a cookie, or null. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const separator = pair.indexOf('=');
    if (separator > 0 && pair.slice(0, separator).trim() === name)
      return decode(pair.slice(separator + 1).trim());
  }
  return null;
}

/**
 * Sets a cookie that scripts cannot read and other sites' forms do not send (`Lax`: links to us still do, so that
 * the way back from the payment page works).
 * @param options `keep`: for 30 days; otherwise until the browser is closed
 */
export function setCookie(
  response: Response,
  name: string,
  value: string,
  options: { readonly secure: boolean; readonly keep: boolean },
): void {
  response.cookie(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    path: '/',
    ...(options.keep ? { maxAge: DAYS_30 } : {}),
  });
}

export function clearCookie(response: Response, name: string): void {
  response.clearCookie(name, { path: '/' });
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
