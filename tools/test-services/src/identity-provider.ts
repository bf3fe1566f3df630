import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CryptoKey, JWTPayload } from 'jose';
import type { Configuration } from 'oidc-provider';

/** The audience of this installation in the provider's tokens. */
export const testAudience = 'vorgang-api';

/** Claims beside the standard's: of a program's token by its client id, of a person by the name they sign in with. */
export type ClaimsOf = (subject: string) => Readonly<Record<string, string | readonly string[]>>;

export interface IdentityProviderOptions {
  /** Machine clients (client credentials); the secret of each is its id and `-secret`. */
  readonly clientIds?: readonly string[];
  /** Of a machine client's access token. */
  readonly claimsOf?: ClaimsOf;
  /** Seconds that an access token is valid. */
  readonly lifetime?: number;
  /** Where the installation `workbench` (secret `workbench-secret`) is reached, whose staff sign in here. */
  readonly staffAt?: string;
  /** Of a person; told at the userinfo endpoint, as providers do that follow the standard. */
  readonly personClaims?: ClaimsOf;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Replaces the signing key, as providers do from time to time. */
  rotateKeys(): Promise<void>;
  /** An access token of a machine client (OAuth 2.0 client credentials). */
  tokenOf(clientId: string, resource?: string): Promise<string>;
  /** Any token, signed with the provider's key. */
  sign(claims: JWTPayload, type?: string): Promise<string>;
  /** Answers 503 to everything until told to come back. */
  goAway(): void;
  comeBack(): void;
  close(): Promise<void>;
}

/** A real OpenID Connect provider on a free port. People sign in with any name and password. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  // Loaded here, since most tests that use the other services need neither.
  const [{ Provider }, jose] = await Promise.all([import('oidc-provider'), import('jose')]);
  const away: RequestListener = (_request, response) => void response.writeHead(503).end();
  let handler = away;
  let isAway = false;
  const server = createServer((request, response) => (isAway ? away : handler)(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let signingKey: { readonly kid: string; readonly privateKey: CryptoKey } | undefined;

  async function rotateKeys(): Promise<void> {
    const { privateKey } = await jose.generateKeyPair('RS256', { extractable: true });
    const kid = crypto.randomUUID();
    signingKey = { kid, privateKey };
    const key = { ...(await jose.exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
    const answer = new Provider(issuer, { ...configurationOf(options), jwks: { keys: [key] } }).callback();
    handler = (request, response) => void answer(request, response);
  }
  await rotateKeys();

  return {
    issuer,
    rotateKeys,
    goAway: () => void (isAway = true),
    comeBack: () => void (isAway = false),

    async tokenOf(clientId, resource = testAudience) {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${clientId}:${clientId}-secret`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: `urn:${resource}` }),
      });
      const { access_token: token } = (await response.json()) as { readonly access_token?: string };
      if (token === undefined) throw new Error(`The provider gave no token: status ${response.status}.`);
      return token;
    },

    sign(claims, type) {
      if (!signingKey) throw new Error('The provider has no key.');
      const header = { alg: 'RS256', kid: signingKey.kid, ...(type === undefined ? {} : { typ: type }) };
      return new jose.SignJWT(claims).setProtectedHeader(header).sign(signingKey.privateKey);
    },

    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configurationOf(options: IdentityProviderOptions): Configuration {
  const {
    clientIds = [],
    claimsOf = () => ({}),
    lifetime = 300,
    staffAt,
    personClaims = () => ({}),
  } = options;
  return {
    clients: [
      ...clientIds.map((clientId) => ({
        client_id: clientId,
        client_secret: `${clientId}-secret`,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      ...(staffAt === undefined ? [] : [workbenchClient(staffAt)]),
    ],
    cookies: { keys: ['only for tests'] },
    // Its own guard against private addresses (the dispatcher) would keep it from this machine.
    fetch: (address, request) => fetch(address, { ...request, dispatcher: undefined } as RequestInit),
    ttl: { ClientCredentials: lifetime },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'], email: ['email'] },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, preferred_username: accountId, ...personClaims(accountId) }),
    }),
    // Staff are not asked whether their own office may know them.
    loadExistingGrant: async (context) => {
      const { Grant } = context.oidc.provider;
      const clientId = context.oidc.client?.clientId ?? '';
      const known = context.oidc.session?.grantIdFor(clientId);
      if (known !== undefined) return Grant.find(known);
      const grant = new Grant({ accountId: context.oidc.session?.accountId ?? '', clientId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_context, token) => ({ ...claimsOf(token.clientId ?? '') }),
    features: {
      devInteractions: { enabled: true },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // Only programs ask for the interface; staff get an access token for the provider itself.
        defaultResource: (_context, client) =>
          client.grantTypeAllowed('client_credentials') ? `urn:${testAudience}` : [],
        getResourceServerInfo: (_context, resource) => ({
          scope: '',
          audience: resource.replace(/^urn:/, ''),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

function workbenchClient(address: string) {
  return {
    client_id: 'workbench',
    client_secret: 'workbench-secret',
    redirect_uris: [`${address}/api/session/providers/1/callback`],
    post_logout_redirect_uris: [`${address}/workbench/anmeldung`],
    backchannel_logout_uri: `${address}/api/session/back-channel-logout`,
    backchannel_logout_session_required: true,
  };
}
