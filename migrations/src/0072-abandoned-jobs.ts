import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** A job that ends its worker each time is noticed. */
export class AbandonedJobs1763900000072 implements MigrationInterface {
  readonly name = 'AbandonedJobs1763900000072';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0072-abandoned-jobs.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
