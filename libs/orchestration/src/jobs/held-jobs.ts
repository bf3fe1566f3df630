import { LRUCache } from 'lru-cache';
import type { JobKey, ProcessInstanceKey } from '@vorgang/execution';
import type { StoredJob } from '@vorgang/storage';

/** What the engine needs to know of a job to act on it. */
export interface HeldJob extends Pick<
  StoredJob,
  'type' | 'state' | 'epoch' | 'worker' | 'lockedBy' | 'lockUntil'
> {
  readonly tenantId: string;
  readonly jobKey: JobKey;
  readonly processInstanceKey: ProcessInstanceKey;
}

/** Jobs that this node gave out, so that completing one needs no look-up. Guarded by the epoch at commit. */
export class HeldJobs {
  private readonly jobs = new LRUCache<string, HeldJob>({ max: 50_000 });

  get(tenantId: string, key: JobKey): HeldJob | undefined {
    const job = this.jobs.get(key);
    return job?.tenantId === tenantId ? job : undefined;
  }

  put(job: HeldJob): void {
    this.jobs.set(job.jobKey, job);
  }

  drop(key: JobKey): void {
    this.jobs.delete(key);
  }
}
