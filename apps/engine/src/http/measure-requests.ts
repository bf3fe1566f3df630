import { Histogram, type Registry } from '@vorgang/telemetry';
import type { RequestHandler } from 'express';
import { routeOf } from './route-of.js';

/**
 * Measures how long requests take, by method, route and status. The route is the pattern, never the address itself:
 * that would hold keys, and a series for each.
 */
export function measureRequests(registry: Registry): RequestHandler {
  const durations = new Histogram({
    name: 'vorgang_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer; waiting for jobs included.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  return (request, response, next) => {
    const end = durations.startTimer();
    response.once('close', () =>
      end({ method: request.method, route: routeOf(request), status: response.statusCode }),
    );
    next();
  };
}
