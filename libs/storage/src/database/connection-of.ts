import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Queryable } from './queryable.js';

/**
 * The connection on which a manager's transaction runs, for the statements of this library that are written by hand:
 * what they read and write belongs to the same transaction. Only inside {@link withTenant}.
 */
export async function connectionOf(manager: EntityManager): Promise<Queryable> {
  if (manager.queryRunner === undefined)
    throw new Error(
      'This entity manager is in no transaction. Use the one that withTenant hands to its work.',
    );
  return (await manager.queryRunner.connect()) as pg.PoolClient;
}
