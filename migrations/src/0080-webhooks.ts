import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Subscriptions, the outbox that commits with what it tells of, deliveries and their attempts, signing keys. */
export class Webhooks1763900000080 implements MigrationInterface {
  readonly name = 'Webhooks1763900000080';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0080-webhooks.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
