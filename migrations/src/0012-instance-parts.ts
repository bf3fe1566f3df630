import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Rows for what only large instances have, and the functions that write and read them. */
export class InstanceParts1763900000012 implements MigrationInterface {
  readonly name = 'InstanceParts1763900000012';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0012-instance-parts.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
