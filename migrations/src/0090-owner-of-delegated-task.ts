import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Who has delegated a user task finds it in a list of its own. After 0087, whose table it changes. */
export class OwnerOfDelegatedTask1763900000090 implements MigrationInterface {
  readonly name = 'OwnerOfDelegatedTask1763900000090';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0090-owner-of-delegated-task.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
