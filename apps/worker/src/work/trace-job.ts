import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { contextOfTraceparent, type WorkHint } from '@vorgang/queue';
import type { JobOutcome } from '@vorgang/telemetry';

/** Tells a trace what came of a job. */
export type TellOutcome = (outcome: JobOutcome) => void;

/**
 * Works on a job as a span that goes on the trace of what created it. It names the job by type and key, and how it
 * ended; never what it was about. A job that the reconciler hinted begins a trace of its own.
 */
export function traceJob(
  type: string,
  { jobKey, tenantId, traceparent }: WorkHint,
  work: (tell: TellOutcome) => Promise<void>,
): Promise<void> {
  const attributes = { 'vorgang.job.type': type, 'vorgang.job.key': jobKey, 'vorgang.tenant.id': tenantId };
  const options = { kind: SpanKind.CONSUMER, attributes };
  return trace
    .getTracer('vorgang')
    .startActiveSpan(`job ${type}`, options, contextOfTraceparent(traceparent), async (span) => {
      try {
        await work((outcome) => tellOutcome(span, outcome));
      } finally {
        span.end();
      }
    });
}

function tellOutcome(span: Span, outcome: JobOutcome): void {
  span.setAttribute('vorgang.job.outcome', outcome);
  if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
}
