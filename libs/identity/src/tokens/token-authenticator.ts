import type { TenantWork } from '@vorgang/storage';
import { shareLookups } from '../accounts/share-lookups.js';
import type { Principal } from '../permissions/principal.js';
import { tokenHolders } from './find-token-holder.js';
import { principalOfClaims, type HolderOfClaims, type IdentityRefusal } from './principal-of-claims.js';
import type { TokenVerifier } from './verify-token.js';

export type TokenAuthentication =
  /** `endsAt`: when the token expires, in milliseconds since 1970 UTC. */
  | { readonly kind: 'known'; readonly principal: Principal; readonly endsAt: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'otherIdentity'; readonly refusal: IdentityRefusal }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Checks bearer tokens (RFC 6750). Rights are read anew with each request, so a change of grants holds at once. */
export interface TokenAuthenticator {
  authenticate(token: string): Promise<TokenAuthentication>;
}

export function createTokenAuthenticator(work: TenantWork, verifier: TokenVerifier): TokenAuthenticator {
  const share = shareLookups<HolderOfClaims>();
  const find = tokenHolders(work);
  return {
    async authenticate(token) {
      const verified = await verifier.verify(token);
      if (verified.kind !== 'verified') return verified;
      const holder = await share(token, () => principalOfClaims(find, verified.issuer, verified.claims));
      if (holder.kind === 'nobody') return { kind: 'refused' };
      if (holder.kind === 'otherIdentity') return holder;
      const { exp = 0 } = verified.claims;
      const endsAt = (exp + verified.issuer.clockSkew) * 1000;
      return { ...holder, endsAt };
    },
  };
}
