import type { RetryBackoff } from '@vorgang/bpmn';

/**
 * Milliseconds until a job may be tried again. The same failure always gives the same pause: nothing is added by chance.
 *
 * @param failures how often the job has failed in a row, this failure included; from 1
 */
export function retryPause(backoff: RetryBackoff, failures: number): number {
  switch (backoff.kind) {
    case 'list':
      return backoff.pauses[Math.min(failures, backoff.pauses.length) - 1] ?? 0;
    case 'exponential': {
      const { first, factor, longest } = backoff;
      return Math.min(longest, Math.round(first * factor ** (failures - 1)));
    }
  }
}
