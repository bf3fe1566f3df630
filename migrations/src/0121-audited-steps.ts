import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** What each step that someone asked for was about, and which decision an evaluation was asked for. */
export class AuditedSteps1763900000121 implements MigrationInterface {
  readonly name = 'AuditedSteps1763900000121';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0121-audited-steps.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
