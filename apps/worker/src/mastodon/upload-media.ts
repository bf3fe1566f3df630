import { setTimeout as wait } from 'node:timers/promises';
import { CallFailed } from '@vorgang/connectors';
import type { JsonValue } from '@vorgang/feel';
import type { SendOutbound } from '@vorgang/outbound';
import { callSystem, type SystemResponse } from '../http/call-system.js';
import type { Medium } from './read-media.js';

export interface MastodonServer {
  readonly base: string;
  readonly token: string;
  readonly tenantId: string;
  readonly signal: AbortSignal;
  readonly send: SendOutbound;
  readonly now: Date;
}

/** Milliseconds between two questions whether the server has a picture ready. */
const pause = 500;

/**
 * Gives the server a picture and answers its id, when it is ready. The server drops pictures that no status takes up, so
 * a repeated job does no harm.
 */
export async function uploadMedia({ file, description }: Medium, server: MastodonServer): Promise<string> {
  const form = new FormData();
  form.set('description', description);
  form.set('file', new Blob([new Uint8Array(file.content)], { type: file.contentType }), file.filename);
  const content = new Response(form);
  const uploaded = await call(server, 'POST', '/api/v2/media', {
    headers: { 'content-type': content.headers.get('content-type')! },
    body: new Uint8Array(await content.arrayBuffer()),
  });
  const id = idOf(uploaded.body);
  // 202: taken, but not ready; 206: still not.
  let { status } = uploaded;
  while (status === 202 || status === 206) {
    await wait(pause, undefined, { signal: server.signal });
    ({ status } = await call(server, 'GET', `/api/v1/media/${encodeURIComponent(id)}`, {}));
  }
  return id;
}

function call(
  { base, token, tenantId, signal, send, now }: MastodonServer,
  method: string,
  path: string,
  { headers = {}, body }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array },
): Promise<SystemResponse> {
  const request = {
    tenantId,
    url: `${base}${path}`,
    method,
    headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...headers },
    body,
    signal,
  };
  return callSystem(send, request, now);
}

function idOf(body: JsonValue): string {
  const id = (body as { readonly id?: unknown } | null)?.id;
  if (typeof id === 'string') return id;
  throw new CallFailed({
    code: 'WRONG_ANSWER',
    message: 'The server took a picture and did not say its id.',
    isFinal: false,
  });
}
