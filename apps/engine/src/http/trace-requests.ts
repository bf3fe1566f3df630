import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { routeOf } from './route-of.js';

/** Requests that say nothing by how long they take: probes, and streams that last for hours. */
const untraced = /^\/(?:health\/|api\/events$)/;

/**
 * Makes each request a span, which goes on the trace of the caller's `traceparent`. It holds method, pattern of the
 * route and status: never the address or its query, which may name people, nor who asks.
 */
export function traceRequests(): RequestHandler {
  const tracer = trace.getTracer('vorgang');
  return (request, response, next) => {
    if (untraced.test(request.path)) return next();
    const { traceparent } = request.headers;
    const caller = propagation.extract(context.active(), { traceparent });
    const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER }, caller);
    response.once('close', () => {
      const route = routeOf(request);
      span.updateName(`${request.method} ${route}`);
      span.setAttributes({
        'http.request.method': request.method,
        'http.route': route,
        'http.response.status_code': response.statusCode,
      });
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(trace.setSpan(caller, span), next);
  };
}
