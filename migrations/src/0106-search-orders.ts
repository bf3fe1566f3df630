import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Searches find their pages in the order of an index, however many rows there are. */
export class SearchOrders1763900000106 implements MigrationInterface {
  readonly name = 'SearchOrders1763900000106';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0106-search-orders.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
