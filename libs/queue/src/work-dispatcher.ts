/** A hint that a job row waits. It carries keys only; the row in PostgreSQL is the truth. */
export interface WorkHint {
  readonly tenantId: string;
  readonly jobKey: string;
  readonly epoch: number;
  /** Place in the trace of what created the job (W3C Trace Context), where it is traced. */
  readonly traceparent?: string;
}

/** Hands hints to workers. Losing one costs seconds, never a case: the reconciler hints again. */
export interface WorkDispatcher {
  /** `queue` is the job type. Adding the same hint twice is harmless. */
  hint(queue: string, hints: readonly WorkHint[]): Promise<void>;
  close(): Promise<void>;
}

export interface WorkConsumer {
  close(): Promise<void>;
}

export interface ConsumeOptions {
  readonly concurrency: number;
}

/** Calls `handle` for each hint, at least once; a handler that throws gets the hint again by the reconciler only. */
export type Consume = (
  queue: string,
  handle: (hint: WorkHint) => Promise<void>,
  options: ConsumeOptions,
) => Promise<WorkConsumer>;

/** Where BullMQ keeps its queues. */
export type QueueBackend =
  | { readonly kind: 'postgres'; readonly databaseUrl: string }
  | { readonly kind: 'redis'; readonly redisUrl: string };
