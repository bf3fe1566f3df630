import pg from 'pg';
import {
  answeringSocket,
  createPool,
  inTenant,
  withRole,
  type DatabaseRole,
  type Queryable,
} from '@vorgang/storage';
import { whileConnectionsBreak } from './retry.js';
import { errorText, type Logger } from '../logging/logger.js';

export interface EngineDatabaseOptions {
  readonly databaseUrl: string;
  /** Connections for everything but commits. */
  readonly connections: number;
  /** Connections for commits: one per transaction in flight, and one for a large step. */
  readonly commitConnections: number;
  readonly logger: Logger;
}

/** A statement of the engine that takes longer has lost its connection, in milliseconds. */
const SILENCE = 20_000;
/** While somebody holds a lock, its connection carries nothing: the longest that the work may take. */
const SILENCE_OF_LOCKS = 300_000;

/**
 * The engine's connections. What is done for somebody runs under the application's role and sees one tenant;
 * look-ups and claims of the engine itself run under the engine's role and name the tenant in each statement.
 */
export class EngineDatabase {
  /** For the commit of steps, which names the tenant itself. */
  readonly commits: pg.Pool;
  /**
   * For the engine's own statements over all tenants: reads, claims and removals, which may be repeated. They are,
   * while connections break.
   */
  readonly engine: Queryable;
  private readonly engines: pg.Pool;
  private readonly tenants: pg.Pool;
  private closing = false;
  /** Apart, because a holder of a lock needs connections of the other pools. */
  private readonly locks: pg.Pool;

  constructor(private readonly options: EngineDatabaseOptions) {
    this.commits = this.pool(options.commitConnections, 'vorgang-commit', 'vorgang_app');
    this.engines = this.pool(options.connections, 'vorgang-engine', 'vorgang_engine');
    this.engine = {
      query: (statement, values) =>
        whileConnectionsBreak(
          () => this.engines.query(statement, values),
          undefined,
          () => !this.closing,
        ),
    };
    this.tenants = this.pool(options.connections, 'vorgang-tenant', 'vorgang_app');
    this.locks = this.pool(4, 'vorgang-lock', 'vorgang_engine', SILENCE_OF_LOCKS);
  }

  /** Runs the work in one transaction that sees only the rows of the tenant. */
  inTenant<Result>(tenantId: string, work: (client: Queryable) => Promise<Result>): Promise<Result> {
    return inTenant(this.tenants, tenantId, work);
  }

  /**
   * A connection of its own outside the pools, for LISTEN.
   *
   * @param silence milliseconds after which it counts as broken when it carries nothing
   */
  dedicated(silence: number): pg.Client {
    return new pg.Client({
      connectionString: withRole(this.options.databaseUrl, 'vorgang_engine'),
      application_name: 'vorgang-listen',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      stream: () => answeringSocket(silence),
    });
  }

  /** Runs the work while this process holds the named lock; null, at once, where another one holds it. */
  alone<Result>(lock: string, work: () => Promise<Result>): Promise<Result | null> {
    return this.locked('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held', lock, work);
  }

  /** Runs the work while this process holds the named lock, after whoever holds it now. */
  async oneByOne<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
    const statement =
      'select true as held from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as lock';
    return (await this.locked(statement, lock, work)) as Result;
  }

  /** The lock belongs to a transaction on a connection of its own, so it goes with either. */
  private async locked<Result>(
    statement: string,
    lock: string,
    work: () => Promise<Result>,
  ): Promise<Result | null> {
    const client = await whileConnectionsBreak(() => this.locks.connect());
    try {
      await client.query('begin');
      const answer = await client.query<{ held: boolean }>(statement, [lock]);
      const result = answer.rows[0]!.held ? await work() : null;
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }

  /** From now on a broken connection ends its statement: a server that is away does not hold up the end. */
  stopRepeating(): void {
    this.closing = true;
  }

  async close(): Promise<void> {
    await Promise.all([this.commits.end(), this.engines.end(), this.tenants.end(), this.locks.end()]);
  }

  private pool(connections: number, applicationName: string, role: DatabaseRole, silence = SILENCE): pg.Pool {
    return createPool(this.options.databaseUrl, {
      connections,
      applicationName,
      role,
      silence,
      onConnectionLost: (error) =>
        this.options.logger.warn('database-connection-lost', {
          pool: applicationName,
          reason: errorText(error),
        }),
    });
  }
}
