import { Counter, type Registry } from 'prom-client';

/** Counts the process instances that this program removed because their time to live was over. */
export function expiryMetrics(registry: Registry): (count: number) => void {
  const expired = new Counter({
    name: 'vorgang_instances_expired_total',
    help: 'Process instances that this program removed with their history, as their time to live was over.',
    registers: [registry],
  });
  return (count) => expired.inc(count);
}
