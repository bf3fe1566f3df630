import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The entries of the audit log that belong to no process instance. */
export class AuditLog1763900000112 implements MigrationInterface {
  readonly name = 'AuditLog1763900000112';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0112-audit-log.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
