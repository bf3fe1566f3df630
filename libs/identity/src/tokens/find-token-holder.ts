import type { TenantWork } from '@vorgang/storage';
import type { Rights, Subject } from '../accounts/find-rights.js';
import { defaultTenantId } from '../default-tenant.js';
import { claimValues } from './claim-path.js';

export type Claims = Readonly<Record<string, unknown>>;

interface MappingRule {
  readonly mappingRuleId: string;
  readonly claimName: string;
  readonly claimValue: string;
}

interface HolderRow extends Rights {
  readonly switched_off: boolean | null;
  readonly rules_as: string;
  /** The rules of now, where they are not those that the question was made of. */
  readonly rules: readonly MappingRule[] | null;
}

/** More changes of mapping rules in a row than anybody makes. */
const MOST_ATTEMPTS = 10;

/** Rights of whom a token speaks of, by their name, the groups and the claims; null for an account that is switched off. */
export type FindTokenHolder = (
  subject: Subject,
  groups: readonly string[],
  claims: Claims,
) => Promise<Rights | null>;

/**
 * Asks in the directory, in one round trip as long as the mapping rules are those of the question before. The answer is of
 * the rules of now: the database refuses a question that was made of others.
 */
export function tokenHolders(work: TenantWork): FindTokenHolder {
  let known: { readonly as: string | null; readonly rules: readonly MappingRule[] } = { as: null, rules: [] };
  return async ({ kind, id }, groups, claims) => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { as, rules } = known;
      const fitting = rules
        .filter(({ claimName, claimValue }) => claimValues(claims, claimName).includes(claimValue))
        .map(({ mappingRuleId }) => mappingRuleId);
      const values = [kind, id, groups, as, fitting];
      const [row] = await work.call<HolderRow>(defaultTenantId, 'find_token_holder', ...values);
      if (row === undefined) throw new Error('The database did not say what the holder of a token may do.');
      if (row.rules === null) {
        const { roles, tenants, grants } = row;
        return row.switched_off === true ? null : { groups: row.groups, roles, tenants, grants };
      }
      known = { as: row.rules_as, rules: row.rules };
    }
    throw new Error('The mapping rules changed with each question. Try again.');
  };
}
