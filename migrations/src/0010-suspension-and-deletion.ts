import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Rows that stand still with their suspended instance, and the removal of ended instances. */
export class SuspensionAndDeletion1763900000010 implements MigrationInterface {
  readonly name = 'SuspensionAndDeletion1763900000010';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0010-suspension-and-deletion.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
