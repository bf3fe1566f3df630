import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** People, groups, roles, authorisations, sessions. */
export class IdentityTables1763900000002 implements MigrationInterface {
  readonly name = 'IdentityTables1763900000002';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0002-identity.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
