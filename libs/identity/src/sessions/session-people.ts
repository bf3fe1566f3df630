import type { TenantWork } from '@vorgang/storage';
import type { Authenticator } from '../accounts/authenticate.js';
import type { Standing } from '../accounts/first-step.js';
import type { Principal } from '../permissions/principal.js';
import { tokenHolders } from '../tokens/find-token-holder.js';
import { personOfClaims } from '../tokens/principal-of-claims.js';
import type { TokenIssuer } from '../tokens/token-issuer.js';
import type { Session } from './session-service.js';

/** Somebody with their rights of now. */
export interface PersonOfSession {
  readonly principal: Principal;
  /** How their account stands; null where an identity provider knows them. */
  readonly standing: Standing | null;
}

/** Who sits behind a session. */
export interface SessionPeople {
  /** Null once the account is gone or switched off, its name another identity's, or its provider no longer believed. */
  of(session: Session): Promise<PersonOfSession | null>;
}

/** Rights of a local account stand in the directory; those of others follow from what their provider said of them. */
export function createSessionPeople(
  work: TenantWork,
  authenticator: Authenticator,
  issuers: readonly TokenIssuer[],
): SessionPeople {
  const find = tokenHolders(work);
  return {
    async of({ username, provider }) {
      if (!provider) return authenticator.recall(username);
      const issuer = issuers.find((each) => each.issuer === provider.issuer && each.signIn !== undefined);
      if (!issuer) return null;
      const person = await personOfClaims(find, issuer, provider.claims);
      return person.kind === 'known' ? { principal: person.principal, standing: null } : null;
    },
  };
}
