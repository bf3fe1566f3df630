/** A span as OTLP's JSON carries it, with the service that sent it. */
export interface ReceivedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined: it begins the trace. */
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** SpanKind: 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string>>;
}

type Read =
  | { readonly ok: true; readonly spans: readonly ReceivedSpan[] }
  | { readonly ok: false; readonly mistake: string };

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Traces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly JsonSpan[] }[];
  }[];
}

interface JsonSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: readonly Attribute[];
}

/** Reads an `ExportTraceServiceRequest` in OTLP's JSON: ids in hex, times as decimal strings. */
export function readTraces(body: string): Read {
  try {
    const { resourceSpans } = JSON.parse(body) as Traces;
    const spans = resourceSpans.flatMap(({ resource, scopeSpans }) => {
      const service = valuesOf(resource.attributes)['service.name'] ?? '';
      return scopeSpans.flatMap((scope) => scope.spans.map((span) => readSpan(span, service)));
    });
    return { ok: true, spans };
  } catch (error) {
    return { ok: false, mistake: error instanceof Error ? error.message : String(error) };
  }
}

function readSpan(span: JsonSpan, service: string): ReceivedSpan {
  demand(/^[0-9a-f]{32}$/.test(span.traceId), 'traceId is 16 bytes in hex.');
  demand(/^[0-9a-f]{16}$/.test(span.spanId), 'spanId is 8 bytes in hex.');
  demand(typeof span.name === 'string' && span.name !== '', 'name is missing.');
  demand(/^\d+$/.test(span.startTimeUnixNano), 'startTimeUnixNano is a decimal string.');
  demand(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano), 'A span ends after it began.');
  const { traceId, spanId, name, kind } = span;
  const parentSpanId = span.parentSpanId || undefined;
  return { service, traceId, spanId, parentSpanId, name, kind, attributes: valuesOf(span.attributes ?? []) };
}

function demand(holds: boolean, rule: string): void {
  if (!holds) throw new Error(rule);
}

function valuesOf(attributes: readonly Attribute[]): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]));
}
