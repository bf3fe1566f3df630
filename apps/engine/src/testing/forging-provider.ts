import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

/** A provider that issues whatever ID token a test wants: what a broken or hostile one might send. */
export interface ForgingProvider {
  readonly issuer: string;
  /** How the next ID token differs from a right one. */
  forge(changes: JWTPayload, signature?: 'right' | 'foreign' | 'none'): void;
  close(): Promise<void>;
}

export async function startForgingProvider(clientId: string): Promise<ForgingProvider> {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  let changes: JWTPayload = {};
  let signature: 'right' | 'foreign' | 'none' = 'right';
  let nonce = '';
  let issuer = '';

  async function idToken(): Promise<string> {
    const at = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: clientId, sub: 'eve', iat: at, exp: at + 60, nonce, ...changes };
    if (signature === 'none') {
      const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
      return `${encode({ alg: 'none' })}.${encode(claims)}.`;
    }
    const { privateKey } = signature === 'right' ? own : foreign;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(privateKey);
  }

  const answers: Readonly<Record<string, (address: URL, response: ServerResponse) => Promise<void> | void>> =
    {
      '/.well-known/openid-configuration': (_address, response) =>
        sendJson(response, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          id_token_signing_alg_values_supported: ['RS256', 'none'],
        }),
      '/keys': (_address, response) => sendJson(response, { keys: [jwk] }),
      '/authorize': ({ searchParams }, response) => {
        nonce = searchParams.get('nonce') ?? '';
        const back = new URL(searchParams.get('redirect_uri') ?? '');
        back.search = String(new URLSearchParams({ code: 'code', state: searchParams.get('state') ?? '' }));
        response.writeHead(302, { location: back.href }).end();
      },
      '/token': async (_address, response) =>
        sendJson(response, { access_token: 'a', token_type: 'Bearer', id_token: await idToken() }),
    };
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', issuer);
    request.resume();
    void answers[address.pathname]?.(address, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    forge: (wanted, how = 'right') => {
      changes = wanted;
      signature = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
