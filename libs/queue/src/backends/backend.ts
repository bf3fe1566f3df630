import type { HintJob } from '../hint-job.js';
import type { ConsumeOptions, WorkHint } from '../work-dispatcher.js';

/** The part of a BullMQ queue that a dispatcher needs. */
export interface HintQueue {
  addBulk(jobs: HintJob[]): Promise<unknown>;
  close(): Promise<void>;
}

export interface HintWorker {
  close(): Promise<void>;
}

/** What a worker does with a BullMQ job. */
export type ProcessHint = (job: { readonly data: WorkHint }) => Promise<void>;

/** Hears of faults of the connection, which heal by themselves. */
export type OnQueueError = (error: Error) => void;

/** One place where BullMQ keeps queues, with the connections to it. */
export interface OpenBackend {
  openQueue(name: string): HintQueue;
  openWorker(name: string, process: ProcessHint, options: ConsumeOptions): Promise<HintWorker>;
  /** Ends the connections; queues and workers must be closed before. */
  close(): Promise<void>;
}
