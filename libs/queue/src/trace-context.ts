import { type Context, context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

/**
 * The place in the trace that runs now, as W3C Trace Context writes it (`traceparent`); undefined where nothing is
 * traced. It says nothing about people: random numbers only.
 */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** The context to go on in from the place that a hint names; a new trace where it names none. */
export function contextOfTraceparent(traceparent: string | undefined): Context {
  return traceparent === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });
}
