import type { Request } from 'express';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether the request cannot have been forged by a page of another site: it is safe by its method, or the
 * browser says that it comes from a page of ours (Fetch Metadata's Sec-Fetch-Site, else Origin).
 * A cookie alone proves nothing; a request with neither header is refused.
 */
export function isFromOurPages(request: Request, staffUrl: string): boolean {
  if (safeMethods.has(request.method)) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = request.headers.origin;
  if (!origin || !URL.canParse(origin)) return false;
  return origin === new URL(staffUrl).origin || new URL(origin).host === request.headers.host;
}
