import { MappingRuleEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { findRights, type Subject } from '../accounts/find-rights.js';
import { defaultTenantId } from '../default-tenant.js';
import type { Principal } from '../permissions/principal.js';
import { claimValues } from './claim-path.js';
import type { TokenIssuer } from './token-issuer.js';

export type Claims = Readonly<Record<string, unknown>>;

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
  manager: EntityManager,
  issuer: TokenIssuer,
  claims: Claims,
): Promise<Principal | null> {
  const subject = subjectOfClaims(issuer, claims);
  if (!subject) return null;
  if (subject.kind === 'USER' && (await isSwitchedOff(manager, subject.id))) return null;
  const groups = issuer.groupsClaim === undefined ? [] : claimValues(claims, issuer.groupsClaim);
  const rules = await manager.findBy(MappingRuleEntity, { tenantId: defaultTenantId });
  const fitting = rules.filter((rule) => claimValues(claims, rule.claimName).includes(rule.claimValue));
  const rights = await findRights(manager, [
    subject,
    ...groups
      .filter(isName)
      .slice(0, mostGroups)
      .map((id) => ({ kind: 'GROUP', id }) as const),
    ...fitting.map(({ mappingRuleId: id }) => ({ kind: 'MAPPING_RULE', id }) as const),
  ]);
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
  manager: EntityManager,
  issuer: TokenIssuer,
  claims: Claims,
): Promise<Principal | null> {
  return principalOfClaims(manager, { ...issuer, clientIdClaim: undefined }, claims);
}

async function isSwitchedOff(manager: EntityManager, username: string): Promise<boolean> {
  const rows = await manager.query<readonly unknown[]>(
    'select 1 from user_account where tenant_id = $1 and username = $2 and not active',
    [defaultTenantId, username],
  );
  return rows.length > 0;
}

function single(claims: Claims, claim: string): string | null {
  const values = claimValues(claims, claim);
  const [value] = values;
  return values.length === 1 && value !== undefined && isName(value) ? value : null;
}

function isName(value: string): boolean {
  return value.length > 0 && value.length <= longestName && !value.includes('\u0000');
}
