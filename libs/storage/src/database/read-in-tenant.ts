import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { SearchConnection } from '../search/search-connection.js';
import { leave } from './in-transaction.js';
import { raiseTenantWall } from './tenant-wall.js';

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
  const client = await takeConnection(dataSource);
  try {
    const result = await inOneWrite(client, () => beginAndRead(client, tenantId, work));
    void giveBack(client, 'commit');
    return result;
  } catch (error) {
    await giveBack(client, 'rollback');
    throw error;
  }
}

async function beginAndRead<Result>(
  client: pg.PoolClient,
  tenantId: string,
  work: (reader: TenantReader) => Promise<Result>,
): Promise<Result> {
  const begun = [client.query('start transaction read only'), raiseTenantWall(client, tenantId)];
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

async function takeConnection(dataSource: DataSource): Promise<pg.PoolClient> {
  const driver = dataSource.driver as PostgresDriver;
  const [client] = (await driver.obtainMasterConnection()) as [pg.PoolClient, unknown];
  client.on('error', ignore);
  return client;
}

async function giveBack(client: pg.PoolClient, end: 'commit' | 'rollback'): Promise<void> {
  await leave(client, end);
  client.off('error', ignore);
}

/** A connection that breaks between two statements: the next one says so. */
function ignore(): void {
  return undefined;
}
