import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The audit log says what the state of a user task or an instance refused. */
export class RefusedOperations1763900000145 implements MigrationInterface {
  readonly name = 'RefusedOperations1763900000145';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0145-refused-operations.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
