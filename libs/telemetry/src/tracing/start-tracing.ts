import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

export interface Tracing {
  /** Sends what is left, as far as the receiver answers soon. */
  stop(): Promise<void>;
}

/** A receiver that is away must not hold up the end of a program, in milliseconds. */
const patience = 2_000;

/**
 * Sends the spans of this program to `OTEL_EXPORTER_OTLP_ENDPOINT` by OTLP over HTTP; does nothing where it is not set.
 * The SDK reads its other variables itself (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_TRACES_SAMPLER`, `OTEL_BSP_…`). A
 * receiver that is away costs nothing but the spans.
 *
 * @param program name of the service where `OTEL_SERVICE_NAME` gives none, such as `vorgang-engine`
 */
export function startTracing(
  program: string,
  environment: Readonly<Record<string, string | undefined>>,
): Tracing | null {
  const isSet = (name: string): boolean => (environment[name]?.trim() ?? '') !== '';
  if (!isSet('OTEL_EXPORTER_OTLP_ENDPOINT')) return null;
  const name = environment['OTEL_SERVICE_NAME']?.trim();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': name || program }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return {
    async stop() {
      const sent = provider.shutdown().catch(() => undefined);
      await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    },
  };
}
