import type { JobKey, ProcessInstanceKey } from '@vorgang/execution';
import { findHeldJobs, type JobHold } from '@vorgang/storage';
import type { ActivatedJob } from '../contract.js';
import { whileConnectionsBreak } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { errorText } from '../logging/logger.js';

/**
 * The jobs that the worker of one stream holds, each on one of its places. A place is free again when its job has ended
 * in whatever way. The table is asked only where the answer matters: when no place is free, or a job's time is over.
 */
export class StreamPlaces {
  private readonly held = new Map<JobKey, ActivatedJob>();
  /** Places kept for jobs that may come. */
  private reserved = 0;
  private readonly stepped = new Set<ProcessInstanceKey>();
  private readonly stopListening: () => void;
  private checking: Promise<void> | null = null;
  private wake: () => void = () => undefined;

  /** @param onExpired a job's time ran out, and its worker has said nothing of it */
  constructor(
    private readonly runtime: EngineRuntime,
    private readonly places: number,
    private readonly onExpired: () => void,
  ) {
    this.stopListening = runtime.stepListeners.subscribe({
      onStep: (key) => this.onStep(key),
      onReleased: (key) => {
        if (this.held.delete(key)) this.wake();
      },
      onLookAgain: () => this.onLookAgain(),
    });
  }

  get free(): number {
    return this.places - this.held.size - this.reserved;
  }

  /** Keeps free places for at most so many jobs; answers for how many. */
  reserve(most: number): number {
    const kept = Math.max(0, Math.min(most, this.free));
    this.reserved += kept;
    return kept;
  }

  /** Of the places that were kept, these are taken; the others are free again. */
  take(reserved: number, jobs: readonly ActivatedJob[]): void {
    this.reserved -= reserved;
    for (const job of jobs) this.held.set(job.jobKey, job);
    if (jobs.length < reserved) this.wake();
  }

  /** Resolves when a place is free, or the signal is aborted. */
  async untilFree(signal: AbortSignal): Promise<void> {
    const giveUp = (): void => this.wake();
    signal.addEventListener('abort', giveUp);
    while (this.free <= 0 && !signal.aborted && this.runtime.mayWait()) {
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      if (this.stepped.size > 0 || this.checking !== null) await this.check();
      else await woken;
    }
    signal.removeEventListener('abort', giveUp);
  }

  close(): void {
    this.stopListening();
  }

  private onStep(key: ProcessInstanceKey): void {
    for (const job of this.held.values()) {
      if (job.processInstanceKey !== key) continue;
      this.stepped.add(key);
      this.wake();
      return;
    }
  }

  private onLookAgain(): void {
    if (!this.runtime.mayWait()) return this.wake();
    const now = this.runtime.clock.now();
    const isOverdue = [...this.held.values()].some(({ deadline }) => deadline <= now);
    if (isOverdue || this.stepped.size > 0 || this.free <= 0) void this.check(this.free <= 0);
  }

  /** One question at a time: what is learnt meanwhile is asked about afterwards. */
  private check(all = false): Promise<void> {
    this.checking ??= this.ask(all).finally(() => {
      this.checking = null;
      this.wake();
    });
    return this.checking;
  }

  private async ask(all: boolean): Promise<void> {
    const asked = [...this.held.values()].filter((job) => all || this.isDoubtful(job));
    this.stepped.clear();
    if (asked.length === 0) return;
    try {
      const holds = await whileConnectionsBreak(() => findHeldJobs(this.runtime.database.engine, asked));
      const now = this.runtime.clock.now();
      for (const job of asked) this.judge(job, holds.get(job.jobKey), now);
    } catch (error) {
      // They are looked at again in a few seconds.
      this.runtime.logger.warn('streamed-jobs-not-checked', { reason: errorText(error) });
    }
  }

  private isDoubtful({ processInstanceKey, deadline }: ActivatedJob): boolean {
    return this.stepped.has(processInstanceKey) || deadline <= this.runtime.clock.now();
  }

  private judge(job: ActivatedJob, hold: JobHold | undefined, now: number): void {
    if (this.held.get(job.jobKey) !== job) return;
    if (hold?.kind === 'own' && hold.until > now) {
      this.held.set(job.jobKey, { ...job, deadline: hold.until });
      return;
    }
    this.held.delete(job.jobKey);
    // A job that failed in time may have another holder as well.
    if (hold?.kind === 'own' || (hold?.kind === 'foreign' && job.deadline <= now)) this.onExpired();
  }
}
