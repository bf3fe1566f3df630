import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The rows that most steps write are sent in PostgreSQL's binary format. */
export class TypedRows1763900000130 implements MigrationInterface {
  readonly name = 'TypedRows1763900000130';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0130-typed-rows.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
