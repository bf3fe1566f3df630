import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Drafts, cases, submissions, documents, payments, notices. */
export class CaseworkTables1763900000003 implements MigrationInterface {
  readonly name = 'CaseworkTables1763900000003';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0003-casework.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
