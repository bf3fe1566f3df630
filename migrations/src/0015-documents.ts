import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Documents, where their bytes lie, and the keys of tenants that encrypt them. */
export class Documents1763900000015 implements MigrationInterface {
  readonly name = 'Documents1763900000015';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0015-documents.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
