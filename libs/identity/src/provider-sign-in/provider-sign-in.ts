import type { TenantWork } from '@vorgang/storage';
import { randomBytes } from 'node:crypto';
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import { defaultTenantId } from '../default-tenant.js';
import type { SessionService } from '../sessions/session-service.js';
import { tokenHolders, type Claims } from '../tokens/find-token-holder.js';
import { personOfClaims, type IdentityRefusal } from '../tokens/principal-of-claims.js';
import { ProviderUnavailableError } from '../tokens/provider-metadata.js';
import type { TokenIssuer } from '../tokens/token-issuer.js';
import type { TokenVerifier } from '../tokens/verify-token.js';
import { checkLogoutToken } from './logout-token.js';
import { configurationOf, type SignInIssuer } from './provider-configuration.js';
import { endProviderSessions, type ProviderSignInOfSession } from './provider-sessions.js';
import { returnAddress } from './return-address.js';
import { rememberRequest, takeRequest, type SignInRequest } from './sign-in-requests.js';

/** A provider as the sign-in page offers it. */
export interface SignInWay {
  /** Its place in the configuration, from 1. */
  readonly id: string;
  readonly label: string;
}

export type SignInBegun =
  | { readonly kind: 'redirect'; readonly address: string; readonly browser: string }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'absent' };

export type SignInFinished =
  | {
      readonly kind: 'signedIn';
      readonly username: string;
      readonly token: string;
      readonly returnTo: string;
    }
  /** The provider says no: the person gave up, or may not. */
  | { readonly kind: 'denied'; readonly returnTo: string }
  /** The provider is believed, but the person is not taken for whom it names. */
  | { readonly kind: 'otherIdentity'; readonly refusal: IdentityRefusal; readonly returnTo: string }
  /** The answer fits no sign-in that was begun here, or is not what the provider must send. */
  | { readonly kind: 'refused'; readonly reason: string; readonly returnTo: string }
  | { readonly kind: 'unavailable'; readonly returnTo: string };

/** Sign-in of staff at identity providers; this server is the client (backend for frontend), the browser sees no token. */
export interface ProviderSignIn {
  ways(): readonly SignInWay[];
  /** @param browser secret of the browser, from its cookie; a new one is made where it has none */
  begin(id: string, asked: string | undefined, browser: string | null): Promise<SignInBegun>;
  /** @param answer the address that the provider sent the browser to, with its parameters */
  finish(id: string, answer: URL, browser: string | null): Promise<SignInFinished>;
  /** Where the person signs out at the provider too; null where the session knows none. */
  signOutAddress(session: { readonly issuer: string; readonly idToken: string }): Promise<string | null>;
  /** The provider tells that somebody has signed out there (back channel). */
  endSessions(logoutToken: string): Promise<'ended' | 'refused' | 'unavailable'>;
}

export interface ProviderSignInOptions {
  readonly issuers: readonly TokenIssuer[];
  readonly sessions: SessionService;
  readonly verifier: TokenVerifier;
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string;
}

/** Path at which the answer of a provider arrives; with `publicUrl` before it, this is the registered redirect URI. */
export const callbackPath = (id: string): string => `/api/session/providers/${id}/callback`;

/** Milliseconds for which a provider that answered is taken to be there. */
const freshness = 1000;

/** Page to which a provider sends people back who have signed out there. */
export const signedOutPath = '/workbench/anmeldung';

export function createProviderSignIn(
  work: TenantWork,
  { issuers, sessions, verifier, publicUrl }: ProviderSignInOptions,
  now: () => number = Date.now,
): ProviderSignIn {
  const providers = issuers.flatMap((issuer, index) =>
    offersSignIn(issuer)
      ? [{ id: String(index + 1), issuer, configuration: configurationOf(issuer, now) }]
      : [],
  );
  type Provider = (typeof providers)[number];
  const findHolder = tokenHolders(work);
  const find = (id: string): Provider | undefined => providers.find((each) => each.id === id);

  /** What the provider says of the person, once every part of its answer is proved. */
  async function redeem(
    { issuer, configuration: read }: Provider,
    answer: URL,
    { codeVerifier, nonce }: SignInRequest,
    state: string,
  ): Promise<ProviderSignInOfSession> {
    const configuration = await read();
    const tokens = await authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: codeVerifier,
      expectedNonce: nonce,
      expectedState: state,
      idTokenExpected: true,
    });
    const idToken = tokens.id_token ?? '';
    const verified = await verifier.verifyFor(issuer, [issuer.signIn.clientId], idToken);
    if (verified.kind === 'unavailable') throw new ProviderUnavailableError(verified.reason);
    if (verified.kind === 'refused') throw new ClientError('The signature of the ID token is wrong.');
    const { sub, sid, iat } = verified.claims;
    if (!sub) throw new ClientError('The ID token names nobody.');
    return {
      issuer: issuer.issuer,
      subject: sub,
      sessionId: typeof sid === 'string' ? sid : null,
      issuedAt: (iat ?? Math.floor(now() / 1000)) * 1000,
      claims: { ...(await userInfo(configuration, tokens.access_token, sub)), ...verified.claims },
      idToken,
    };
  }

  return {
    ways: () => providers.map(({ id, issuer }) => ({ id, label: issuer.signIn.label })),

    async begin(id, asked, known) {
      const provider = find(id);
      if (!provider) return { kind: 'absent' };
      try {
        // Looks whether the provider is there before the browser is sent away.
        const configuration = await provider.configuration(freshness);
        const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
        const browser = known ?? randomBytes(32).toString('base64url');
        const { issuer } = provider.issuer;
        const returnTo = returnAddress(asked);
        await rememberRequest(work, now(), { state, browser, issuer, nonce, codeVerifier, returnTo });
        const address = buildAuthorizationUrl(configuration, {
          redirect_uri: `${publicUrl}${callbackPath(id)}`,
          scope: provider.issuer.signIn.scope,
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        });
        return { kind: 'redirect', address: address.href, browser };
      } catch (error) {
        if (error instanceof ProviderUnavailableError) return { kind: 'unavailable' };
        throw error;
      }
    },

    async finish(id, answer, browser) {
      const provider = find(id);
      const state = answer.searchParams.get('state');
      const request = browser && state ? await takeRequest(work, now(), state, browser) : null;
      const returnTo = returnAddress(request?.returnTo);
      if (!provider || !state || request?.issuer !== provider.issuer.issuer)
        return { kind: 'refused', reason: 'unknown-state', returnTo };
      try {
        const signIn = await redeem(provider, answer, request, state);
        const person = await personOfClaims(findHolder, provider.issuer, signIn.claims);
        if (person.kind === 'otherIdentity') return { ...person, returnTo };
        if (person.kind === 'nobody') return { kind: 'denied', returnTo };
        const { username } = person.principal;
        const opened = await sessions.openForProvider(defaultTenantId, username, signIn);
        if (!opened) return { kind: 'denied', returnTo };
        return { kind: 'signedIn', username, token: opened.token, returnTo };
      } catch (error) {
        return { ...describeFailure(error), returnTo };
      }
    },

    async signOutAddress({ issuer, idToken }) {
      const provider = providers.find((each) => each.issuer.issuer === issuer);
      const configuration = await provider?.configuration().catch(() => null);
      if (!configuration?.serverMetadata().end_session_endpoint) return null;
      return buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${publicUrl}${signedOutPath}`,
      }).href;
    },

    async endSessions(logoutToken) {
      const check = await checkLogoutToken(
        verifier,
        providers.map(({ issuer }) => issuer),
        logoutToken,
      );
      if (check.kind !== 'verified') return check.kind;
      const ended = await work.run(defaultTenantId, (manager) =>
        endProviderSessions(manager, check.token, now()),
      );
      return ended ? 'ended' : 'refused';
    },
  };
}

function offersSignIn(issuer: TokenIssuer): issuer is SignInIssuer {
  return issuer.signIn !== undefined;
}

/** Providers may tell groups and names there only (OpenID Connect Core 1.0, section 5.3). */
async function userInfo(configuration: Configuration, accessToken: string, subject: string): Promise<Claims> {
  if (!configuration.serverMetadata().userinfo_endpoint) return {};
  return fetchUserInfo(configuration, accessToken, subject);
}

function describeFailure(
  error: unknown,
): { readonly kind: 'denied' | 'unavailable' } | { readonly kind: 'refused'; readonly reason: string } {
  if (error instanceof AuthorizationResponseError)
    return { kind: error.error === 'access_denied' ? 'denied' : 'unavailable' };
  if (error instanceof ProviderUnavailableError) return { kind: 'unavailable' };
  if (error instanceof ResponseBodyError) return { kind: 'refused', reason: error.error };
  if (isFailureOfProvider(error)) return { kind: 'unavailable' };
  if (error instanceof ClientError) return { kind: 'refused', reason: error.code ?? 'invalid-answer' };
  // What is left is a broken connection to the provider (fetch), or a defect of ours.
  if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return { kind: 'unavailable' };
  throw error;
}

/** An answer that speaks of trouble at the provider, as openid-client reports it. */
function isFailureOfProvider(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Response && cause.status >= 500;
}
