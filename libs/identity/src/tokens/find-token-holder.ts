import type { TenantWork } from '@vorgang/storage';
import type { Rights } from '../accounts/find-rights.js';
import { defaultTenantId } from '../default-tenant.js';
import { bindIdentity, type ProviderIdentity } from '../provider-identities/provider-identity.js';
import { claimValues } from './claim-path.js';

export type Claims = Readonly<Record<string, unknown>>;

interface MappingRule {
  readonly mappingRuleId: string;
  readonly claimName: string;
  readonly claimValue: string;
}

interface HolderRow extends Rights {
  /** Whose the name is. */
  readonly identity: 'OWN' | 'FREE' | IdentityMismatch;
  readonly switched_off: boolean | null;
  readonly rules_as: string;
  /** The rules of now, where they are not those that the question was made of. */
  readonly rules: readonly MappingRule[] | null;
}

/** The name is known as that of another identity, or the identity by another name. */
export type IdentityMismatch = 'NAME_TAKEN' | 'OTHER_NAME';

/** Whom a token speaks of, as the directory has them. */
export type FoundHolder =
  | { readonly kind: 'known'; readonly rights: Rights }
  | { readonly kind: 'switchedOff' }
  | { readonly kind: 'otherIdentity'; readonly mismatch: IdentityMismatch };

/** More changes of mapping rules in a row than anybody makes. */
const MOST_ATTEMPTS = 10;

/** What follows from the name of whom a token speaks of, from the groups and the claims. A name that is free is theirs from now on. */
export type FindTokenHolder = (
  identity: ProviderIdentity,
  groups: readonly string[],
  claims: Claims,
) => Promise<FoundHolder>;

/**
 * Asks in the directory, in one round trip as long as the mapping rules are those of the question before. The answer is of
 * the rules of now: the database refuses a question that was made of others.
 */
export function tokenHolders(work: TenantWork): FindTokenHolder {
  let known: { readonly as: string | null; readonly rules: readonly MappingRule[] } = { as: null, rules: [] };
  return async (identity, groups, claims) => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { as, rules } = known;
      const fitting = rules
        .filter(({ claimName, claimValue }) => claimValues(claims, claimName).includes(claimValue))
        .map(({ mappingRuleId }) => mappingRuleId);
      const { kind, name, issuer, subject } = identity;
      const values = [kind, name, groups, as, fitting, issuer, subject];
      const [row] = await work.call<HolderRow>(defaultTenantId, 'find_token_holder', ...values);
      if (row === undefined) throw new Error('The database did not say what the holder of a token may do.');
      if (row.rules !== null) known = { as: row.rules_as, rules: row.rules };
      else if (row.switched_off === true) return { kind: 'switchedOff' };
      // Asked again afterwards: of two that bring a free name at once one has it.
      else if (row.identity === 'FREE') await bindIdentity(work, identity);
      else return found(row, row.identity);
    }
    throw new Error('The mapping rules changed with each question. Try again.');
  };
}

function found({ groups, roles, tenants, grants }: Rights, identity: 'OWN' | IdentityMismatch): FoundHolder {
  return identity === 'OWN'
    ? { kind: 'known', rights: { groups, roles, tenants, grants } }
    : { kind: 'otherIdentity', mismatch: identity };
}
