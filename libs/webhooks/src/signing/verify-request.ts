import { createHmac, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { httpbis, type SignatureParameters } from 'http-message-signatures';
import { isDigestOf } from './content-digest.js';

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** The whole address to which the sender sent it. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What proves a sender: its public key (Ed25519) or a secret that both know (HMAC-SHA-256). */
export type VerificationKey =
  | { readonly algorithm: 'ed25519'; readonly publicKey: KeyObject }
  | { readonly algorithm: 'hmac-sha256'; readonly secret: string };

/** Seconds that a signature may be old, or from the future. */
export const signatureTolerance = 300;

/**
 * Verifies a signature after RFC 9421. It must be fresh, cover method, address and (where there is a body) its digest.
 *
 * @param now milliseconds since 1970 UTC
 * @returns the moment and the value of the signature, so that it is taken once; null when it does not hold
 */
export async function verifyRequest(
  request: SignedRequest,
  key: VerificationKey,
  now: number,
): Promise<{ readonly signature: string; readonly created: number } | null> {
  const { body, headers } = request;
  const digest = headers['content-digest'];
  if (body.length > 0 && (digest === undefined || !isDigestOf(digest, body))) return null;
  // More than one signature would leave open which of them was believed.
  if (headers['signature'] === undefined || countMembers(headers['signature-input']) !== 1) return null;
  let created: number | null = null;
  const holds = await httpbis
    .verifyMessage(
      {
        keyLookup: (parameters) => {
          created = createdAt(parameters);
          return Promise.resolve({
            algs: [key.algorithm],
            verify: (base, signature) => Promise.resolve(matches(key, base, signature)),
          });
        },
        // Its own clock stays out of it: the age is judged below.
        notAfter: Math.floor(now / 1000) + signatureTolerance,
        tolerance: Number.MAX_SAFE_INTEGER,
        requiredParams: ['created'],
        requiredFields: body.length > 0 ? ['@method', 'content-digest'] : ['@method'],
      },
      { method: request.method, url: request.url, headers: { ...headers } },
    )
    .catch(() => false);
  if (holds !== true || created === null || !coversAddress(headers['signature-input'] ?? '')) return null;
  if (Math.abs(now / 1000 - created) > signatureTolerance) return null;
  if (isExpired(headers['signature-input'] ?? '', now)) return null;
  return { signature: headers['signature'], created };
}

function matches(key: VerificationKey, base: Buffer, signature: Buffer): boolean {
  switch (key.algorithm) {
    case 'ed25519':
      return verify(null, base, key.publicKey, signature);
    case 'hmac-sha256': {
      const expected = createHmac('sha256', key.secret).update(base).digest();
      return expected.length === signature.length && timingSafeEqual(expected, signature);
    }
  }
}

/** Seconds since 1970 UTC. */
function createdAt({ created }: SignatureParameters): number | null {
  return created instanceof Date ? created.getTime() / 1000 : null;
}

function countMembers(input: string | undefined): number {
  return (input?.match(/=\s*\(/g) ?? []).length;
}

function coversAddress(input: string): boolean {
  return input.includes('"@target-uri"') || (input.includes('"@authority"') && input.includes('"@path"'));
}

function isExpired(input: string, now: number): boolean {
  const expires = /;expires=(\d{1,12})/.exec(input)?.[1];
  return expires !== undefined && now / 1000 > Number(expires);
}
