import { defaultTenantId } from '../default-tenant.js';
import type { Principal } from '../permissions/principal.js';
import type { ProviderIdentity } from '../provider-identities/provider-identity.js';
import { claimValues } from './claim-path.js';
import type { Claims, FindTokenHolder, IdentityMismatch } from './find-token-holder.js';
import type { TokenIssuer } from './token-issuer.js';

const longestName = 256;
/** Groups beyond this of one token are no office's. */
const mostGroups = 1000;

/** Somebody whose token is right, and who is not taken for whom it names. */
export interface IdentityRefusal {
  readonly name: string;
  readonly issuer: string;
  /** `NO_SUBJECT`: the token does not say whom it names by the claim that is never given to others. */
  readonly reason: IdentityMismatch | 'NO_SUBJECT';
}

export type HolderOfClaims =
  | { readonly kind: 'known'; readonly principal: Principal }
  /** The token names nobody, or a person whose account here is switched off. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'otherIdentity'; readonly refusal: IdentityRefusal };

/** Who a verified token speaks of, or null when it names nobody. A program is the provider's by its id. */
function identityOfClaims(
  issuer: TokenIssuer,
  claims: Claims,
): (Omit<ProviderIdentity, 'subject'> & { readonly subject: string | null }) | null {
  const name = single(claims, issuer.usernameClaim);
  const clientId = issuer.clientIdClaim === undefined ? null : single(claims, issuer.clientIdClaim);
  const from = { issuer: issuer.issuer };
  if (clientId !== null && !(issuer.preferUsernameClaim && name !== null))
    return { kind: 'CLIENT', name: clientId, subject: clientId, ...from };
  if (name === null) return null;
  return { kind: 'USER', name, subject: single(claims, issuer.subjectClaim ?? 'sub'), ...from };
}

/**
 * Someone with the rights that follow from their name, the groups that the token names and the mapping rules that
 * fit its claims.
 */
export async function principalOfClaims(
  find: FindTokenHolder,
  issuer: TokenIssuer,
  claims: Claims,
): Promise<HolderOfClaims> {
  const identity = identityOfClaims(issuer, claims);
  if (!identity) return { kind: 'nobody' };
  const { kind, name, subject } = identity;
  if (subject === null) return otherIdentity(issuer, name, 'NO_SUBJECT');
  const groups = issuer.groupsClaim === undefined ? [] : claimValues(claims, issuer.groupsClaim);
  const found = await find({ ...identity, subject }, groups.filter(isName).slice(0, mostGroups), claims);
  if (found.kind === 'switchedOff') return { kind: 'nobody' };
  if (found.kind === 'otherIdentity') return otherIdentity(issuer, name, found.mismatch);
  const principal: Principal = {
    tenantId: defaultTenantId,
    kind: kind === 'CLIENT' ? 'client' : 'user',
    username: name,
    name: single(claims, 'name') ?? name,
    email: single(claims, 'email') ?? '',
    ...found.rights,
  };
  return { kind: 'known', principal };
}

/** As `principalOfClaims` of a token that proves who sits at a browser: always a person. */
export function personOfClaims(
  find: FindTokenHolder,
  issuer: TokenIssuer,
  claims: Claims,
): Promise<HolderOfClaims> {
  return principalOfClaims(find, { ...issuer, clientIdClaim: undefined }, claims);
}

function otherIdentity(
  { issuer }: TokenIssuer,
  name: string,
  reason: IdentityRefusal['reason'],
): HolderOfClaims {
  return { kind: 'otherIdentity', refusal: { name, issuer, reason } };
}

function single(claims: Claims, claim: string): string | null {
  const values = claimValues(claims, claim);
  const [value] = values;
  return values.length === 1 && value !== undefined && isName(value) ? value : null;
}

function isName(value: string): boolean {
  return value.length > 0 && value.length <= longestName && !/\u0000|\p{Surrogate}/u.test(value);
}
