import pg from 'pg';
import type { Logger } from '../logging/logger.js';
import { errorText } from '../logging/logger.js';

export type Row = pg.QueryResultRow;

/** What a statement needs to run: a pool or a client inside a transaction. */
export interface Queryable {
  query<R extends Row>(text: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult<R>>;
}

export interface EngineDatabaseOptions {
  readonly databaseUrl: string;
  /** Connections for everything but commits. */
  readonly connections: number;
  /** Connections for commits: one per transaction in flight. */
  readonly commitConnections: number;
  readonly logger: Logger;
}

/** Sees the one tenant of its transaction (row-level security). */
const APPLICATION_ROLE = 'vorgang_app';
/** Sees all tenants, may write only what the loops claim or clear away. */
const ENGINE_ROLE = 'vorgang_engine';

/**
 * The engine's connections. What is done for somebody runs under the application's role and sees one tenant;
 * look-ups and claims of the engine itself run under the engine's role and name the tenant in each statement.
 */
export class EngineDatabase {
  /** For the commit of steps, which sets the tenant itself. */
  readonly commits: pg.Pool;
  /** For the engine's own statements over all tenants. */
  readonly engine: pg.Pool;
  private readonly tenants: pg.Pool;

  constructor(private readonly options: EngineDatabaseOptions) {
    this.commits = this.pool(options.commitConnections, 'vorgang-commit', APPLICATION_ROLE);
    this.engine = this.pool(options.connections, 'vorgang-engine', ENGINE_ROLE);
    this.tenants = this.pool(options.connections, 'vorgang-tenant', APPLICATION_ROLE);
  }

  /** Runs the work in one transaction that sees only the rows of the tenant. */
  async inTenant<Result>(tenantId: string, work: (client: Queryable) => Promise<Result>): Promise<Result> {
    const client = await this.tenants.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await abandon(client);
      throw error;
    }
  }

  /** A connection of its own outside the pools, for LISTEN and for locks held over several transactions. */
  dedicated(): pg.Client {
    return new pg.Client({ ...this.configuration(ENGINE_ROLE), application_name: 'vorgang-listen' });
  }

  async close(): Promise<void> {
    await Promise.all([this.commits.end(), this.engine.end(), this.tenants.end()]);
  }

  private pool(max: number, name: string, role: string): pg.Pool {
    const pool = new pg.Pool({ ...this.configuration(role), max, application_name: name });
    // A server that goes away ends idle connections; the pool replaces them when they are needed.
    pool.on('error', (error) =>
      this.options.logger.warn('database-connection-lost', { pool: name, reason: errorText(error) }),
    );
    return pool;
  }

  private configuration(role: string): pg.ClientConfig {
    return {
      connectionString: this.options.databaseUrl,
      options: `-c role=${role}`,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    };
  }
}

async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
