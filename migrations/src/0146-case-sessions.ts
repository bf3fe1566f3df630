import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Citizens have a session of their own in each browser, in which they have opened a case. */
export class CaseSessions1763900000146 implements MigrationInterface {
  readonly name = 'CaseSessions1763900000146';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0146-case-sessions.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
