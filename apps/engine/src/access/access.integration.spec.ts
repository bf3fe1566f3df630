import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { unsupportedRoutes } from '../v2/unsupported/unsupported-routes.js';

interface Route {
  readonly method: string;
  readonly path: string;
}

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication({}, async (connection) => {
    await connection.query(
      `insert into user_account (tenant_id, username, name, email, password_hash, created_at)
       select tenant_id, 'nobody', 'Niemand', '', password_hash, now() from user_account where username = 'demo'`,
    );
  });
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
  // The description of the interfaces holds nothing about anyone.
  'GET /api/document-links/:token',
  'GET /api/openapi.json',
  // The payment service proves itself by its signature.
  'POST /api/payments/notifications',
];

/** Routes that tell people about themselves and the server only. */
const routesForEveryone = [
  'GET /api/session',
  'GET /v2/authentication/me',
  'GET /v2/license',
  'GET /v2/status',
  'GET /v2/topology',
  ...unsupportedRoutes.map(([method, path]) => `${method} /v2/${path}`),
];

function routes(): readonly Route[] {
  return server.application.routes().filter((route) => /^\/(api|v2|health)\//.test(route.path));
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
