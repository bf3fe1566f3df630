import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import { discoverOnce, ProviderUnavailableError, type ProviderMetadata } from './provider-metadata.js';
import type { TokenIssuer } from './token-issuer.js';

/** What a token says, once it is proved to be the issuer's. */
export type VerifiedToken =
  | { readonly kind: 'verified'; readonly issuer: TokenIssuer; readonly claims: JWTPayload }
  /** Malformed, of an unknown issuer, for somebody else, expired, or not signed by the issuer. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Verifies access tokens (RFC 9068, RFC 8725) of the configured issuers. */
export interface TokenVerifier {
  verify(token: string): Promise<VerifiedToken>;
  /** Of one issuer, for another audience: ID and logout tokens, which name a client. */
  verifyFor(issuer: TokenIssuer, audience: readonly string[], token: string): Promise<VerifiedToken>;
}

/** Tokens choose among the configured issuers; nothing that a token names is ever fetched. */
export function createTokenVerifier(
  issuers: readonly TokenIssuer[],
  rotationCooldown?: number,
): TokenVerifier {
  const providers = new Map<string, () => Promise<ProviderMetadata>>(
    issuers.map(({ issuer }) => [issuer, discoverOnce(issuer, rotationCooldown)]),
  );

  async function verifyFor(
    issuer: TokenIssuer,
    audience: readonly string[],
    token: string,
  ): Promise<VerifiedToken> {
    try {
      const provider = await providers.get(issuer.issuer)?.();
      if (!provider) return { kind: 'refused' };
      const { payload: claims } = await jwtVerify(token, provider.keys, {
        issuer: issuer.issuer,
        audience: [...audience],
        algorithms: [...issuer.algorithms],
        clockTolerance: issuer.clockSkew,
        requiredClaims: ['exp', 'iss', 'aud'],
      });
      return { kind: 'verified', issuer, claims };
    } catch (error) {
      return describeFailure(error);
    }
  }

  return {
    verifyFor,

    async verify(token) {
      const named = issuerOf(token);
      const issuer = issuers.find((each) => each.issuer === named);
      if (!issuer) return { kind: 'refused' };
      const answer = await verifyFor(issuer, issuer.audiences, token);
      return answer.kind === 'verified' && isForAnotherUse(answer.claims) ? { kind: 'refused' } : answer;
    },
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** ID tokens prove to a client who signed in, logout tokens who signed out: they must open nothing else. */
function isForAnotherUse(claims: JWTPayload): boolean {
  return 'nonce' in claims || 'at_hash' in claims || 'events' in claims || claims['typ'] === 'ID';
}

function describeFailure(error: unknown): VerifiedToken {
  if (error instanceof ProviderUnavailableError) return { kind: 'unavailable', reason: error.message };
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
    return { kind: 'unavailable', reason: 'The keys of the identity provider could not be read.' };
  return { kind: 'refused' };
}
