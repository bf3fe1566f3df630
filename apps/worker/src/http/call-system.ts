import { answer, CallFailed } from '@vorgang/connectors';
import type { JsonValue } from '@vorgang/feel';
import { OutboundFailed, OutboundRefused, type OutboundRequest, type SendOutbound } from '@vorgang/outbound';
import { readContent } from './read-content.js';

/** An answer as models read it. */
export interface SystemResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as it is, text as text; null where the content is neither. */
  readonly body: JsonValue;
}

/** Answers that may be different later (RFC 9110, RFC 6585). */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const longestPause = 60 * 60_000;

/**
 * Sends a request and gives the answer if its status is below 400.
 *
 * @throws CallFailed with the status as code, or CONNECTION_FAILED, CALL_REFUSED; messages name only method and host
 */
export async function callSystem(
  send: SendOutbound,
  request: OutboundRequest,
  now: Date,
): Promise<SystemResponse> {
  const response = await sendOrFail(send, request);
  const { status, headers } = response;
  const body = readContent(headers['content-type'], response.body);
  if (status < 400) return { status, headers, body };
  throw new CallFailed({
    code: String(status),
    message: `${request.method} to ${hostOf(request.url)} was answered with status ${status}.`,
    isFinal: !passing.has(status),
    retryBackOff: retryAfter(headers['retry-after'], now),
    variables: { response: { status, headers, body } },
  });
}

async function sendOrFail(send: SendOutbound, request: OutboundRequest) {
  try {
    return await send(request);
  } catch (error) {
    if (error instanceof OutboundRefused) {
      throw new CallFailed({ code: 'CALL_REFUSED', message: error.message, isFinal: true });
    }
    if (error instanceof OutboundFailed) {
      throw new CallFailed({ code: 'CONNECTION_FAILED', message: error.message, isFinal: false });
    }
    throw error;
  }
}

/** `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), in milliseconds, an hour at most. */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const pause = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(pause) ? undefined : Math.min(longestPause, Math.max(0, pause));
}

/** What connectors answer that call another system. */
export const systemAnswer = {
  status: answer.number('Status'),
  headers: answer.context('Kopfzeilen'),
  body: answer.anything('Inhalt'),
} as const;

/** For variables: what a response says, as plain JSON. */
export function responseVariables({ status, headers, body }: SystemResponse) {
  return { status, headers: { ...headers }, body };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is none';
}
