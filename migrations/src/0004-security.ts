import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Roles, row-level security, the append-only history. */
export class TenantWalls1763900000004 implements MigrationInterface {
  readonly name = 'TenantWalls1763900000004';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0004-security.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
