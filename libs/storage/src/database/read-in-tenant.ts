import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { SearchConnection } from '../search/search-connection.js';

/** What runs statements and gives their rows: a reader, or the entity manager of a transaction. */
export interface Statements {
  query<Rows>(statement: string, values?: readonly unknown[]): Promise<Rows>;
}

/** Runs statements within a transaction of one tenant that writes nothing. */
export interface TenantReader extends Statements {
  /**
   * A statement that each connection plans once, under a name that nothing else has: for look-ups by key, whose plan does
   * not depend on their values, as planning takes longer than they do.
   */
  prepared<Rows>(name: string, statement: string, values: readonly unknown[]): Promise<Rows>;
  readonly connection: SearchConnection;
}

interface TakenConnection {
  readonly client: pg.PoolClient;
  /** @param error the connection is broken and leaves the pool */
  readonly release: (error?: Error) => void;
}

/**
 * Reads the rows of one tenant (row-level security) in one transaction that can write nothing. Its beginning goes to the
 * server together with the first statement, its end is not waited for: one round trip, where a transaction takes four.
 * Statements that are begun side by side share a round trip, too.
 *
 * @param dataSource one whose connections take statements before those sent earlier are answered
 */
export async function readInTenant<Result>(
  dataSource: DataSource,
  tenantId: string,
  work: (reader: TenantReader) => Promise<Result>,
): Promise<Result> {
  const taken = await takeConnection(dataSource);
  try {
    const result = await inOneWrite(taken.client, () => beginAndRead(taken.client, tenantId, work));
    void leave(taken, 'commit');
    return result;
  } catch (error) {
    await leave(taken, 'rollback');
    throw error;
  }
}

async function beginAndRead<Result>(
  client: pg.PoolClient,
  tenantId: string,
  work: (reader: TenantReader) => Promise<Result>,
): Promise<Result> {
  const begun = [
    client.query('start transaction read only'),
    // Local to the transaction. Where it fails the transaction has failed, and what comes behind it is refused.
    client.query("select set_config('app.tenant', $1, true)", [tenantId]),
  ];
  const [result] = await Promise.all([work(readerOn(client)), ...begun]);
  return result;
}

/** What is sent by the end of this turn of the event loop goes to the server at once. */
function inOneWrite<Result>(client: pg.PoolClient, send: () => Result): Result {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return send();
}

function readerOn(client: pg.PoolClient): TenantReader {
  const rowsOf = async <Rows>(statement: pg.QueryConfig): Promise<Rows> =>
    (await client.query(statement)).rows as Rows;
  return {
    connection: client,
    query: (text, values = []) => rowsOf({ text, values: [...values] }),
    prepared: (name, text, values) => rowsOf({ name, text, values: [...values] }),
  };
}

/** A connection that cannot even end its transaction is broken and leaves the pool. */
async function leave({ client, release }: TakenConnection, end: 'commit' | 'rollback'): Promise<void> {
  try {
    await client.query(end);
    release();
  } catch (error) {
    release(error instanceof Error ? error : new Error(String(error)));
  }
}

async function takeConnection(dataSource: DataSource): Promise<TakenConnection> {
  const driver = dataSource.driver as PostgresDriver;
  const [client, putBack] = (await driver.obtainMasterConnection()) as [
    pg.PoolClient,
    TakenConnection['release'],
  ];
  // A connection that breaks between two statements: the next one says so.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  const release = (error?: Error): void => {
    client.off('error', ignore);
    putBack(error);
  };
  return { client, release };
}
