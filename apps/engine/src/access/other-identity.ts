import type { IdentityRefusal } from '@vorgang/identity';
import { HttpProblem } from '../http/problem.js';

/** The token is right, but its holder is not taken for whom it names. */
export function otherIdentity({ name, issuer, reason }: IdentityRefusal): HttpProblem {
  return new HttpProblem(403, 'other-identity', detailOf(reason, name, issuer));
}

function detailOf(reason: IdentityRefusal['reason'], name: string, issuer: string): string {
  switch (reason) {
    case 'NAME_TAKEN':
      return `The name '${name}' is known here as that of another identity than the one of ${issuer} that brings it. An administrator releases it: DELETE /api/provider-identities with name.`;
    case 'OTHER_NAME':
      return `The identity of ${issuer} that brings the name '${name}' is known here by another name. An administrator releases that one: DELETE /api/provider-identities with issuer and subject.`;
    case 'NO_SUBJECT':
      return `The token of ${issuer} names '${name}', but not by a claim that is never given to others. Let the provider put sub into its tokens, or the operator name another claim in OIDC_SUBJECT_CLAIM.`;
  }
}
