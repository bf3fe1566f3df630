/** A route of the Orchestration Cluster API that answers 501: method, path below `/v2`, operation, reason. */
export type UnsupportedRoute = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  operation: string,
  reason: string,
];

/** Every route that the official client has a method for and that does nothing here. */
export const unsupportedRoutes: readonly UnsupportedRoute[] = [
  [
    'POST',
    'setup/user',
    'createAdminUser',
    'The first administrator is created by the operator, not over the network.',
  ],
];
