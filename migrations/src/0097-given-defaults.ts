import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** What an installation was given as a start, so that it is given once. */
export class GivenDefaults1763900000097 implements MigrationInterface {
  readonly name = 'GivenDefaults1763900000097';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0097-given-defaults.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
