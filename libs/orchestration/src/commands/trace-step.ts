import { SpanStatusCode, trace } from '@opentelemetry/api';
import type { StepOutcome, StepRequest } from './step-request.js';

/**
 * Runs a command as a span of the trace that it belongs to. The span names the command and the instance by its key;
 * it says nothing of what people wrote. Without tracing it makes none.
 */
export function traceStep(request: StepRequest, work: () => Promise<StepOutcome>): Promise<StepOutcome> {
  const { kind } = request.command;
  const attributes = {
    'vorgang.command': kind,
    'vorgang.process_instance.key': request.processInstanceKey,
    'vorgang.tenant.id': request.tenantId,
  };
  return trace.getTracer('vorgang').startActiveSpan(`step ${kind}`, { attributes }, async (span) => {
    try {
      const outcome = await work();
      span.setAttribute('vorgang.outcome', outcome.kind);
      return outcome;
    } catch (error) {
      // The class alone: a message may quote data.
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
