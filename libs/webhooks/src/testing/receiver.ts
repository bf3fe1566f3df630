import { createPublicKey } from 'node:crypto';
import type { OutboundRequest, OutboundResponse } from '@vorgang/outbound';
import { readKeyDirectory } from '../signing/key-directory.js';
import { verifyRequest } from '../signing/verify-request.js';
import type { Queryable } from '@vorgang/storage';

/** A receiver that verifies every request with the published keys, and answers what it is told. */
export class Receiver {
  readonly events: { readonly id: string; readonly type: string; readonly url: string }[] = [];
  /** Answers to come, oldest first; then 204. A text is a connection that broke. */
  answers: (number | Error)[] = [];

  constructor(
    private readonly database: Queryable,
    private readonly now: () => Date,
  ) {}

  readonly send = async (request: OutboundRequest): Promise<OutboundResponse> => {
    const keys = await readKeyDirectory(this.database, this.now());
    const body = Buffer.from(request.body ?? '');
    const headers = request.headers ?? {};
    const keyId = /keyid="([^"]+)"/.exec(headers['signature-input'] ?? '')?.[1];
    const key = keys.find(({ kid }) => kid === keyId);
    if (key === undefined) throw new Error(`The key ${keyId} is not published.`);
    const publicKey = createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: 'jwk' });
    const { method, url } = request;
    const signed = { method, url, headers, body };
    const proof = await verifyRequest(signed, { algorithm: 'ed25519', publicKey }, this.now().getTime());
    if (proof === null) throw new Error('The signature does not hold.');
    const { id, type } = JSON.parse(body.toString()) as { id: string; type: string };
    this.events.push({ id, type, url });
    const answer = this.answers.shift() ?? 204;
    if (answer instanceof Error) throw answer;
    return { status: answer, headers: {}, body: Buffer.alloc(0) };
  };
}
