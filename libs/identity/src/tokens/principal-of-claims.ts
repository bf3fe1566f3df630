import type { Subject } from '../accounts/find-rights.js';
import { defaultTenantId } from '../default-tenant.js';
import type { Principal } from '../permissions/principal.js';
import { claimValues } from './claim-path.js';
import type { Claims, FindTokenHolder } from './find-token-holder.js';
import type { TokenIssuer } from './token-issuer.js';

const longestName = 256;
/** Groups beyond this of one token are no office's. */
const mostGroups = 1000;

/** Who a verified token speaks of, or null when it names nobody. */
export function subjectOfClaims(issuer: TokenIssuer, claims: Claims): Subject | null {
  const username = single(claims, issuer.usernameClaim);
  const clientId = issuer.clientIdClaim === undefined ? null : single(claims, issuer.clientIdClaim);
  if (clientId !== null && !(issuer.preferUsernameClaim && username !== null))
    return { kind: 'CLIENT', id: clientId };
  return username === null ? null : { kind: 'USER', id: username };
}

/**
 * Someone with the rights that follow from their name, the groups that the token names and the mapping rules that
 * fit its claims. Null when the token names nobody, or a person whose account here is switched off.
 */
export async function principalOfClaims(
  find: FindTokenHolder,
  issuer: TokenIssuer,
  claims: Claims,
): Promise<Principal | null> {
  const subject = subjectOfClaims(issuer, claims);
  if (!subject) return null;
  const groups = issuer.groupsClaim === undefined ? [] : claimValues(claims, issuer.groupsClaim);
  const rights = await find(subject, groups.filter(isName).slice(0, mostGroups), claims);
  if (rights === null) return null;
  return {
    tenantId: defaultTenantId,
    kind: subject.kind === 'CLIENT' ? 'client' : 'user',
    username: subject.id,
    name: single(claims, 'name') ?? subject.id,
    email: single(claims, 'email') ?? '',
    ...rights,
  };
}

/** As `principalOfClaims` of a token that proves who sits at a browser: always a person. */
export function personOfClaims(
  find: FindTokenHolder,
  issuer: TokenIssuer,
  claims: Claims,
): Promise<Principal | null> {
  return principalOfClaims(find, { ...issuer, clientIdClaim: undefined }, claims);
}

function single(claims: Claims, claim: string): string | null {
  const values = claimValues(claims, claim);
  const [value] = values;
  return values.length === 1 && value !== undefined && isName(value) ? value : null;
}

function isName(value: string): boolean {
  return value.length > 0 && value.length <= longestName && !/\u0000|\p{Surrogate}/u.test(value);
}
