import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The functions of the hot path: one writes steps, one gives out jobs, each in one call. */
export class CommitSteps1763900000005 implements MigrationInterface {
  readonly name = 'CommitSteps1763900000005';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0005-commit-steps.sql');
    await runSqlFile(runner, '0005-activate-jobs.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
