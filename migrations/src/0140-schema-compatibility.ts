import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The database says which migrations a program has to know, so that one of the release before may still start. */
export class SchemaCompatibility1763900000140 implements MigrationInterface {
  readonly name = 'SchemaCompatibility1763900000140';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0140-schema-compatibility.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
