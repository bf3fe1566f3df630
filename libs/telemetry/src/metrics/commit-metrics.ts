import type { CommitObserver } from '@vorgang/orchestration';
import { Counter, Histogram, type Registry } from 'prom-client';

/** Counts committed steps and measures their transactions. */
export function commitMetrics(registry: Registry): CommitObserver {
  const steps = new Counter({
    name: 'vorgang_steps_total',
    help: 'Steps of process instances that were committed by this program.',
    registers: [registry],
  });
  const transactions = new Histogram({
    name: 'vorgang_commit_duration_seconds',
    help: 'Time that the transaction of one or more steps took.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'vorgang_commit_failures_total',
    help: 'Transactions of steps that failed, mostly because the database was away.',
    registers: [registry],
  });
  return {
    committed(count, seconds) {
      steps.inc(count);
      transactions.observe(seconds);
    },
    failed: () => failures.inc(),
  };
}
