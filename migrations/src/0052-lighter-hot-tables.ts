import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The tables that every step writes have no checks that each statement prepares anew. */
export class LighterHotTables1763900000052 implements MigrationInterface {
  readonly name = 'LighterHotTables1763900000052';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0052-lighter-hot-tables.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
