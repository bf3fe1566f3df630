import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The order of message subscriptions by name has an index that lookups of published messages do not take by mistake. */
export class SubscriptionsByName1763900000119 implements MigrationInterface {
  readonly name = 'SubscriptionsByName1763900000119';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0119-subscriptions-by-name.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
