import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The jobs that queue hints name are claimed together. */
export class ClaimJobs1763900000088 implements MigrationInterface {
  readonly name = 'ClaimJobs1763900000088';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0088-claim-jobs.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
