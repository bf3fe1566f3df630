import type { DataSource, EntityManager } from 'typeorm';
import { isDatabaseAway } from './is-database-away.js';
import { readInTenant, type TenantReader } from './read-in-tenant.js';
import { withTenant } from './with-tenant.js';
import { withoutStatement } from './without-statement.js';

/** Functions of the database that take the tenant first, raise its wall themselves and only read. */
export type WalledFunction = 'find_account' | 'find_local_account' | 'find_token_holder';

/** What such a function may be asked with. */
export type WalledValue = string | readonly string[] | null;

/** Transactions within one tenant, behind its wall (row-level security). A failure rolls back and is thrown on. */
export interface TenantWork {
  run<Result>(tenantId: string, work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
  /**
   * The rows of the tenant for work that only reads, in one round trip where `run` takes four. Where the connection breaks
   * the work is done once more.
   */
  read<Result>(tenantId: string, work: (reader: TenantReader) => Promise<Result>): Promise<Result>;
  /** As `run`, but everything read stands as it was at the first read, whatever others commit meanwhile. */
  runAtOneMoment<Result>(
    tenantId: string,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result>;
  /** The rows of such a function: one round trip, where a transaction takes four. */
  call<Row>(
    tenantId: string,
    name: WalledFunction,
    ...values: readonly WalledValue[]
  ): Promise<readonly Row[]>;
}

/** Transactions on the data source of this process, whose role is `vorgang_app`. */
export function tenantWork(dataSource: DataSource): TenantWork {
  return {
    run: (tenantId, work) => withTenant(dataSource, tenantId, work),
    runAtOneMoment: (tenantId, work) => withTenant(dataSource, tenantId, work, 'REPEATABLE READ'),
    read: (tenantId, work) => askTwice(() => readInTenant(dataSource, tenantId, work)),
    call: (tenantId, name, ...values) => {
      const places = [tenantId, ...values].map((_, index) => `$${index + 1}`);
      const statement = `select * from ${name}(${places.join(', ')})`;
      return askTwice(() => dataSource.query(statement, [tenantId, ...values]));
    },
  };
}

/** Connections of the pool that broke are noticed a moment later. What only reads may ask another one. */
async function askTwice<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask().catch((error: unknown) => {
      if (!isDatabaseAway(withoutStatement(error))) throw error;
      return ask();
    });
  } catch (error) {
    throw withoutStatement(error);
  }
}
