import { decodeJwt } from 'jose';
import type { TokenVerifier } from '../tokens/verify-token.js';
import type { SignInIssuer } from './provider-configuration.js';

/** What a logout token asks for. */
export interface LogoutToken {
  readonly issuer: string;
  readonly tokenId: string;
  readonly subject: string | null;
  readonly sessionId: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export type LogoutTokenCheck =
  | { readonly kind: 'verified'; readonly token: LogoutToken }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable'; readonly reason: string };

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Checks a logout token as OpenID Connect Back-Channel Logout 1.0, section 2.6, asks. */
export async function checkLogoutToken(
  verifier: TokenVerifier,
  issuers: readonly SignInIssuer[],
  text: string,
): Promise<LogoutTokenCheck> {
  const issuer = issuers.find((each) => each.issuer === issuerOf(text));
  if (!issuer) return { kind: 'refused' };
  const answer = await verifier.verifyFor(issuer, [issuer.signIn.clientId], text);
  if (answer.kind !== 'verified') return answer;
  const { jti, sub, sid, iat, exp, events } = answer.claims as Readonly<Record<string, unknown>>;
  const isLogout =
    typeof events === 'object' &&
    events !== null &&
    isObject((events as Record<string, unknown>)[logoutEvent]);
  const subject = text256(sub);
  const sessionId = text256(sid);
  const tokenId = text256(jti);
  const isComplete = isLogout && tokenId !== null && typeof iat === 'number' && typeof exp === 'number';
  if (!isComplete || 'nonce' in answer.claims || (subject === null && sessionId === null))
    return { kind: 'refused' };
  return {
    kind: 'verified',
    token: {
      issuer: issuer.issuer,
      tokenId,
      subject,
      sessionId,
      issuedAt: iat * 1000,
      expiresAt: (exp + issuer.clockSkew) * 1000,
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

function text256(value: unknown): string | null {
  const isName = typeof value === 'string' && value.length > 0 && value.length <= 256;
  return isName && !value.includes('\u0000') ? value : null;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
