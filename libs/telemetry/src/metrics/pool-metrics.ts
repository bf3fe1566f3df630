import type { DataSource } from 'typeorm';
import { Gauge, type Registry } from 'prom-client';

interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** Shows how many of the data source's connections are open, idle, and waited for. */
export function poolMetrics(registry: Registry, dataSource: DataSource): void {
  new Gauge({
    name: 'vorgang_database_connections',
    help: 'Connections of the pool by state; waiting: callers without one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { master } = dataSource.driver as unknown as { readonly master?: Pool };
      if (master === undefined) return;
      this.set({ state: 'open' }, master.totalCount);
      this.set({ state: 'idle' }, master.idleCount);
      this.set({ state: 'waiting' }, master.waitingCount);
    },
  });
}
