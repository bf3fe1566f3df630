import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Mapping rules, tenants and clients in the directory; grants by property; attempts to sign in. */
export class Directory1763900000014 implements MigrationInterface {
  readonly name = 'Directory1763900000014';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0014-directory.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
