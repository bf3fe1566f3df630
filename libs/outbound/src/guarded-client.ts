import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { isIP } from 'node:net';
import { followRedirect } from './follow-redirect.js';
import { guardedLookup, privateAddress, resolveBySystem, type Resolve } from './guarded-lookup.js';
import { OutboundFailed, OutboundRefused } from './outbound-errors.js';
import { type OutboundPolicy, permitAddress } from './outbound-policy.js';
import type { OutboundLimits, OutboundRequest, OutboundResponse, SendOutbound } from './outbound-request.js';
import { isPublicAddress } from './public-address.js';
import { readBody } from './read-body.js';

export interface GuardedClientOptions {
  readonly policy: OutboundPolicy;
  readonly limits?: Partial<OutboundLimits>;
  /** Absent: the resolver of the operating system. */
  readonly resolve?: Resolve;
}

const usualLimits: OutboundLimits = { responseBytes: 1024 * 1024, redirects: 5 };

/**
 * The one way out to addresses that users and models name. Every address, also of each redirect, must be allowed by
 * the policy and, unless the policy says otherwise, lie on the public Internet after its name was resolved; the
 * connection goes to the address that was checked. No proxy, no kept connections, no cookies.
 *
 * The promise rejects with OutboundRefused for what would be refused again, with OutboundFailed for what may pass.
 */
export function guardedClient(options: GuardedClientOptions): SendOutbound {
  const limits = { ...usualLimits, ...options.limits };
  const resolve = options.resolve ?? resolveBySystem;
  return async (request) => {
    let current = request;
    for (let hops = 0; ; hops += 1) {
      const response = await exchange(options.policy, resolve, limits, current);
      if (limits.redirects === 0) return response;
      const next = followRedirect(current, response.status, response.headers['location']);
      if (next === null) return response;
      if (hops === limits.redirects) {
        throw new OutboundRefused(
          `${new URL(request.url).host} redirects more than ${limits.redirects} times.`,
        );
      }
      current = next;
    }
  };
}

async function exchange(
  policy: OutboundPolicy,
  resolve: Resolve,
  limits: OutboundLimits,
  request: OutboundRequest,
): Promise<OutboundResponse> {
  if (!URL.canParse(request.url)) throw new OutboundRefused('The address of the call is no URL.');
  const url = new URL(request.url);
  const { mayBePrivate } = permitAddress(policy, request.tenantId, url);
  // A literal address is never looked up, so the lookup cannot check it.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!mayBePrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw privateAddress(url.host);
  const response = await open(request, url, mayBePrivate ? undefined : resolve);
  const body = await readBody(response, url.host, limits.responseBytes);
  return { status: response.statusCode ?? 0, headers: joined(response.headers), body };
}

function open(request: OutboundRequest, url: URL, resolve: Resolve | undefined): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestEncrypted : requestPlain;
  return new Promise((fulfil, reject) => {
    const fail = (error: Error): void => reject(asOutboundError(error, url.host));
    try {
      const outgoing = send(url, {
        method: request.method,
        headers: { ...request.headers, 'accept-encoding': 'identity' },
        agent: false,
        signal: request.signal,
        ...(resolve === undefined ? {} : { lookup: guardedLookup(resolve) }),
      });
      outgoing.on('response', fulfil).on('error', fail);
      // Nobody upgrades or tunnels through here.
      outgoing.on('upgrade', (_response, socket) => {
        socket.destroy();
        reject(new OutboundRefused(`${url.host} wants to switch the protocol.`));
      });
      outgoing.end(request.body);
    } catch (error) {
      // Node refuses methods and headers with line breaks and the like before it connects.
      reject(
        new OutboundRefused(`The request to ${url.host} has a method or header that HTTP does not allow.`, {
          cause: error,
        }),
      );
    }
  });
}

function asOutboundError(error: Error, host: string): Error {
  if (error instanceof OutboundRefused) return error;
  const reason =
    error.name === 'AbortError' ? 'timed out' : ((error as NodeJS.ErrnoException).code ?? 'failed');
  return new OutboundFailed(`The connection to ${host} did not work: ${reason}.`, { cause: error });
}

function joined(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
