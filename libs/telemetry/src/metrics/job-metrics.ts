import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/**
 * How work on a job ended: done, an error that the model knows, tried again later, given up by a worker that stops, or
 * not wanted any more because someone else has the job or its instance went another way.
 */
export type JobOutcome = 'completed' | 'business-error' | 'failed' | 'stopped' | 'lost';

/** Hears of the jobs that a worker does. */
export interface JobObserver {
  /** Work on a job begins; answers what to call when it ends. */
  begun(type: string): (outcome: JobOutcome) => void;
}

/** Counts the jobs of a worker by type and outcome, measures how long they take, shows those under way. */
export function jobMetrics(registry: Registry): JobObserver {
  const ended = new Counter({
    name: 'vorgang_worker_jobs_total',
    help: 'Jobs on which this worker ended its work, by type and outcome.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'vorgang_worker_job_duration_seconds',
    help: 'From the claim of a job until its outcome is stored.',
    labelNames: ['type', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [registry],
  });
  const underWay = new Gauge({
    name: 'vorgang_worker_jobs_active',
    help: 'Jobs that this worker has claimed and not ended.',
    labelNames: ['type'],
    registers: [registry],
  });
  return {
    begun(type) {
      underWay.inc({ type });
      const end = durations.startTimer({ type });
      return (outcome) => {
        underWay.dec({ type });
        ended.inc({ type, outcome });
        end({ outcome });
      };
    },
  };
}
