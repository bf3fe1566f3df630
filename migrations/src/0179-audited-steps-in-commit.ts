import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** A step is committed with what it was about, where someone asked for it. */
export class AuditedStepsInCommit1763900000179 implements MigrationInterface {
  readonly name = 'AuditedStepsInCommit1763900000179';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0179-audited-steps-in-commit.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
