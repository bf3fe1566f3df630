import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount } from '../testing/insert-account.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { unsupportedRoutes } from '../v2/unsupported/unsupported-routes.js';

interface Route {
  readonly method: string;
  readonly path: string;
}

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication({}, (connection) => insertAccount(connection, 'nobody'));
});
afterAll(() => server.close());

/** Routes that anyone may call. Whoever adds one here says why. */
const publicRoutes = [
  // Load balancers have no account.
  'GET /health/live',
  'GET /health/ready',
  // Signing in comes before being signed in; signing out does no harm.
  'POST /api/session',
  'DELETE /api/session',
  // So does going to an identity provider and coming back; without a provider the answer is 404.
  'GET /api/session/ways',
  'GET /api/session/providers/:id/sign-in',
  'GET /api/session/providers/:id/callback',
  // The identity provider proves itself by its signature.
  'POST /api/session/back-channel-logout',
  // A document's link is itself the proof.
  'GET /api/document-links/:token',
  // The descriptions of the interfaces and of the events, and the pages to read them, hold nothing about anyone.
  'GET /api/openapi.json',
  'GET /api/asyncapi.json',
  'GET /api/docs',
  'GET /api/docs/events',
  'GET /api/docs/start.js',
  'GET /api/docs/swagger-ui.css',
  'GET /api/docs/swagger-ui-bundle.js',
  // Clients ask for the licence before they sign in; everyone may know it.
  'GET /v2/license',
  // Receivers of webhooks verify signatures with these public keys.
  'GET /.well-known/http-message-signatures-directory',
  // The senders of webhooks prove themselves by their signature.
  'POST /api/webhooks/in/:path',
  // The payment service proves itself by its signature.
  'POST /api/payments/notifications',
];

/** Routes that tell people about themselves and the server only. */
const routesForEveryone = [
  'GET /api/session',
  'PUT /api/account/password',
  'GET /api/account/sessions',
  'POST /api/session/proof',
  'GET /api/account/second-factor',
  'POST /api/account/second-factor',
  'POST /api/account/second-factor/confirmation',
  'POST /api/account/second-factor/removal',
  'GET /v2/authentication/me',
  'GET /v2/status',
  'GET /v2/topology',
  ...unsupportedRoutes.map(([method, path]) => `${method} /v2/${path}`),
];

function routes(): readonly Route[] {
  return server.application.routes().filter((route) => /^\/(api|v2|health|\.well-known)\//.test(route.path));
}

function call({ method, path }: Route, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}${path.replaceAll(/:\w+/g, '1')}`, { method, headers });
}

test('without credentials every route answers 401, but those that are public', async () => {
  const open: string[] = [];
  for (const route of routes()) {
    if ((await call(route)).status !== 401) open.push(`${route.method} ${route.path}`);
  }
  expect(open.sort()).toEqual([...publicRoutes].sort());
});

test('with an account that has no rights every route answers 403, but those for everyone', async () => {
  const open: string[] = [];
  for (const route of routes()) {
    if ((await call(route, as('nobody'))).status !== 403) open.push(`${route.method} ${route.path}`);
  }
  expect(open.sort()).toEqual([...publicRoutes, ...routesForEveryone].sort());
});
