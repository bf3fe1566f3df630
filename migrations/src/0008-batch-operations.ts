import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Operations on everything that a filter finds, and their items. */
export class BatchOperations1763900000008 implements MigrationInterface {
  readonly name = 'BatchOperations1763900000008';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0008-batch-operations.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
