import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Lists of open tasks are found by who may see them. */
export class UserTaskAudience1763900000087 implements MigrationInterface {
  readonly name = 'UserTaskAudience1763900000087';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0087-user-task-audience.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
