import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Signed checkpoints over all histories of a tenant. */
export class AuditCheckpoints1763900000100 implements MigrationInterface {
  readonly name = 'AuditCheckpoints1763900000100';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0100-audit-checkpoints.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
