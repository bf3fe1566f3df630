import {
  backlogMetrics,
  poolMetrics,
  serveMetrics,
  type MetricsAddress,
  type MetricsServer,
  type ProbedReadiness,
  type Registry,
} from '@vorgang/telemetry';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** A database that takes longer to answer is away, in milliseconds. */
const patience = 3_000;

export interface Probes extends MetricsServer {
  /** From now on the worker says that it takes no more work. */
  retire(): void;
}

export interface ProbedConnections {
  readonly dataSource: DataSource;
  /** Connections of the role vorgang_engine. */
  readonly enginePool: Pool;
}

/**
 * Serves metrics and health of a worker. It is ready while the database answers and it takes work; a queue that is away
 * only makes it slower, since its sweeps look for overdue work themselves.
 */
export async function serveProbes(
  registry: Registry,
  address: MetricsAddress,
  { dataSource, enginePool }: ProbedConnections,
): Promise<Probes> {
  let stopping = false;
  const readiness = async (): Promise<ProbedReadiness> => {
    const database = (await answers(dataSource)) ? 'ok' : 'failed';
    const worker = stopping ? 'failed' : 'ok';
    return { ready: database === 'ok' && worker === 'ok', checks: { database, worker } };
  };
  poolMetrics(registry, dataSource);
  backlogMetrics(registry, enginePool);
  const server = await serveMetrics(registry, address, readiness);
  return {
    ...server,
    retire: () => {
      stopping = true;
    },
  };
}

async function answers(dataSource: DataSource): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const asked = dataSource.query('select 1').then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([asked, tooLate]);
  clearTimeout(timer);
  return answered;
}
