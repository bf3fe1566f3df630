import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Steps write of an instance only what they changed. */
export class CommitChangesOnly1763900000032 implements MigrationInterface {
  readonly name = 'CommitChangesOnly1763900000032';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0032-commit-steps.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
