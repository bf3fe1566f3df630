import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** What installations of earlier releases were given already. */
export class DefaultsGivenBefore1763900000098 implements MigrationInterface {
  readonly name = 'DefaultsGivenBefore1763900000098';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0098-defaults-given-before.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
