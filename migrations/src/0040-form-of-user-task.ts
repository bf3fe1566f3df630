import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** A user task keeps the version of its form. */
export class FormOfUserTask1763900000040 implements MigrationInterface {
  readonly name = 'FormOfUserTask1763900000040';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0040-form-of-user-task.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
