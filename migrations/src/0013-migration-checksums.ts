import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** What the files of the migrations contained when they were applied. */
export class MigrationChecksums1763900000013 implements MigrationInterface {
  readonly name = 'MigrationChecksums1763900000013';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0013-migration-checksums.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
