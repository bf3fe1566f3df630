import type { OutboundResponse, SendOutbound } from '@vorgang/outbound';

/** Mastodon says when a limit ends with a header of its own (`X-RateLimit-Reset`, a moment): it becomes `Retry-After`. */
export function heedingLimits(send: SendOutbound, now: Date): SendOutbound {
  return async (request) => withReset(await send(request), now);
}

function withReset(answer: OutboundResponse, now: Date): OutboundResponse {
  const { headers, status } = answer;
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '');
  if (status !== 429 || headers['retry-after'] !== undefined || Number.isNaN(reset)) return answer;
  const seconds = Math.max(1, Math.ceil((reset - now.getTime()) / 1000));
  return { ...answer, headers: { ...headers, 'retry-after': String(seconds) } };
}
