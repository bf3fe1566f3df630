import { OutboundRefused } from './outbound-errors.js';
import type { OutboundRequest } from './outbound-request.js';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What another origin may learn of the request; everything else may authenticate or identify. */
const harmless: ReadonlySet<string> = new Set(['accept', 'accept-language', 'user-agent']);

/**
 * The request that a redirect asks for (RFC 9110 section 15.4), or null where the answer is none. 303 turns into GET,
 * and so do 301 and 302 after POST. Another origin gets neither the headers that may authenticate nor the body.
 */
export function followRedirect(
  request: OutboundRequest,
  status: number,
  location: string | undefined,
): OutboundRequest | null {
  if (!redirects.has(status) || location === undefined) return null;
  const from = new URL(request.url);
  if (!URL.canParse(location, from.href)) {
    throw new OutboundRefused(`${from.host} redirects to something that is no address.`);
  }
  const to = new URL(location, from);
  if (from.protocol === 'https:' && to.protocol !== 'https:') {
    throw new OutboundRefused(`${from.host} redirects from https to an address without encryption.`);
  }
  const turnsIntoGet =
    (status === 303 && request.method !== 'HEAD') || (status < 303 && request.method === 'POST');
  const body = turnsIntoGet ? undefined : request.body;
  const isSameOrigin = from.origin === to.origin;
  if (body !== undefined && !isSameOrigin) {
    throw new OutboundRefused(
      `${from.host} redirects a request with content to ${to.host}. Call it directly.`,
    );
  }
  return {
    ...request,
    url: to.href,
    method: turnsIntoGet ? 'GET' : request.method,
    headers: headersFor(request, isSameOrigin, body !== undefined),
    body,
  };
}

function headersFor(
  request: OutboundRequest,
  isSameOrigin: boolean,
  hasBody: boolean,
): Readonly<Record<string, string>> {
  const isKept = (name: string): boolean => {
    if (!isSameOrigin) return harmless.has(name);
    return hasBody || !name.startsWith('content-');
  };
  return Object.fromEntries(
    Object.entries(request.headers ?? {}).filter(([name]) => isKept(name.toLowerCase())),
  );
}
