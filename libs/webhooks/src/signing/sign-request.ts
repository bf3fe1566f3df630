import { randomUUID, sign, type KeyObject } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { contentDigest } from './content-digest.js';

/** A key that signs. */
export interface RequestSigner {
  /** The thumbprint under which the public key is published (RFC 7638). */
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

export interface UnsignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What our signatures cover: the whole request as far as it has a meaning. */
export const signedComponents = ['@method', '@target-uri', 'content-type', 'content-digest'] as const;

/** Seconds after which a receiver should not believe a signature any more. */
const lifetime = 300;

/**
 * The headers of the request with a signature by Ed25519 (RFC 9421) and the digest of its body (RFC 9530).
 *
 * @param now milliseconds since 1970 UTC
 */
export async function signRequest(
  request: UnsignedRequest,
  { keyId, privateKey }: RequestSigner,
  now: number,
): Promise<Readonly<Record<string, string>>> {
  const headers = { ...request.headers, 'content-digest': contentDigest(request.body) };
  const signed = await httpbis.signMessage(
    {
      key: {
        id: keyId,
        alg: 'ed25519',
        sign: (base) => Promise.resolve(sign(null, base, privateKey)),
      },
      name: 'vorgang',
      fields: [...signedComponents],
      params: ['created', 'expires', 'nonce', 'keyid', 'alg', 'tag'],
      paramValues: {
        created: new Date(now),
        expires: new Date(now + lifetime * 1000),
        nonce: randomUUID(),
        tag: 'vorgang-webhook',
      },
    },
    { method: request.method, url: request.url, headers },
  );
  return Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
