import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Owner of a delegated user task, and whether the delegation is pending or resolved. */
export class TaskDelegation1763900000062 implements MigrationInterface {
  readonly name = 'TaskDelegation1763900000062';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0062-task-delegation.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
