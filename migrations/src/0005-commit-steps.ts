import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The function that writes steps in one call. */
export class CommitSteps1763900000005 implements MigrationInterface {
  readonly name = 'CommitSteps1763900000005';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0005-commit-steps.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
