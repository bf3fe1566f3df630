import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The programs may read which migrations were applied. */
export class SchemaReadable1763900000185 implements MigrationInterface {
  readonly name = 'SchemaReadable1763900000185';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0185-schema-readable.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
