import type { Request } from 'express';

/** The pattern of the route that answers, such as `/v2/jobs/:jobKey`; the address itself may hold keys and tokens. */
export function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { readonly path?: unknown };
  return typeof path === 'string' ? path : 'other';
}
