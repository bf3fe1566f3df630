import { createHmac, createPublicKey, timingSafeEqual } from 'node:crypto';
import {
  signatureTolerance,
  verifyRequest,
  type SignedRequest,
  type VerificationKey,
} from '@vorgang/webhooks';
import type { InboundVerification } from './inbound-webhook.js';

/**
 * Whether a request comes from whoever has the secret, and is not an old one.
 *
 * @param now milliseconds since 1970 UTC
 * @returns the signature that held, so that it is taken once; null when none did
 */
export async function verifyInbound(
  request: SignedRequest,
  verification: InboundVerification,
  secret: string,
  now: number,
): Promise<string | null> {
  switch (verification.kind) {
    case 'hmac':
      return verifyHmac(request, verification, secret, now);
    case 'message-signature': {
      const key = keyOf(verification.algorithm, secret);
      if (key === null) return null;
      return (await verifyRequest(request, key, now))?.signature ?? null;
    }
  }
}

/** HMAC over the body, or over timestamp, a dot and the body where a header has the timestamp. */
function verifyHmac(
  { headers, body }: SignedRequest,
  { signatureHeader, timestampHeader }: Extract<InboundVerification, { kind: 'hmac' }>,
  secret: string,
  now: number,
): string | null {
  const given = headers[signatureHeader]
    ?.trim()
    .replace(/^sha256=/i, '')
    .toLowerCase();
  if (given === undefined || !/^[0-9a-f]{64}$/.test(given)) return null;
  const hmac = createHmac('sha256', secret);
  if (timestampHeader !== null) {
    const timestamp = headers[timestampHeader] ?? '';
    if (!/^\d{1,12}$/.test(timestamp)) return null;
    if (Math.abs(now / 1000 - Number(timestamp)) > signatureTolerance) return null;
    hmac.update(`${timestamp}.`);
  }
  return timingSafeEqual(hmac.update(body).digest(), Buffer.from(given, 'hex')) ? given : null;
}

/** A public key is a JSON Web Key or its coordinate x alone. */
function keyOf(algorithm: 'hmac-sha256' | 'ed25519', secret: string): VerificationKey | null {
  if (algorithm === 'hmac-sha256') return { algorithm, secret };
  try {
    const { x } = secret.startsWith('{') ? (JSON.parse(secret) as { x?: string }) : { x: secret };
    return {
      algorithm,
      publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    };
  } catch {
    return null;
  }
}
