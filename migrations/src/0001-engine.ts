import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Definitions, instances and all that an instance waits for; the history. */
export class EngineTables1763900000001 implements MigrationInterface {
  readonly name = 'EngineTables1763900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0001-engine.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
