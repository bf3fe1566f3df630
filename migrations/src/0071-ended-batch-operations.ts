import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Ended batch operations are found by their age. */
export class EndedBatchOperations1763900000071 implements MigrationInterface {
  readonly name = 'EndedBatchOperations1763900000071';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0071-ended-batch-operations.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
