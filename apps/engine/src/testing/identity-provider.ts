import { generateKeyPair, exportJWK } from 'jose';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';

/** The audience of this installation in the provider's tokens. */
export const testAudience = 'vorgang-api';

export interface IdentityProvider {
  readonly issuer: string;
  /** Replaces the signing key, as providers do from time to time. */
  rotateKeys(): Promise<void>;
  /** An access token of a machine client (OAuth 2.0 client credentials). */
  tokenOf(clientId: string, resource?: string): Promise<string>;
  close(): Promise<void>;
}

/** What a client's tokens say besides the standard. */
type ClaimsOf = (clientId: string) => Readonly<Record<string, string | readonly string[]>>;

/** A real OpenID Connect provider on a free port, with machine clients whose secret is their id and `-secret`. */
export async function startIdentityProvider(
  clientIds: readonly string[],
  claimsOf: ClaimsOf,
  lifetime = 300,
): Promise<IdentityProvider> {
  let handler: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function rotateKeys(): Promise<void> {
    const provider = new Provider(issuer, await configurationOf(clientIds, claimsOf, lifetime));
    const answer = provider.callback();
    handler = (request, response) => void answer(request, response);
  }
  await rotateKeys();

  return {
    issuer,
    rotateKeys,
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
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function configurationOf(
  clientIds: readonly string[],
  claimsOf: ClaimsOf,
  lifetime: number,
): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = crypto.randomUUID();
  return {
    clients: clientIds.map((clientId) => ({
      client_id: clientId,
      client_secret: `${clientId}-secret`,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }] },
    ttl: { ClientCredentials: lifetime },
    extraTokenClaims: (_context, token) => ({ ...claimsOf(token.clientId ?? '') }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `urn:${testAudience}`,
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
