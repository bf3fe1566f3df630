import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Requests that others sent to webhooks of models, each taken once. */
export class InboundWebhooks1763900000081 implements MigrationInterface {
  readonly name = 'InboundWebhooks1763900000081';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0081-inbound-webhooks.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
