import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Task listeners of all processes of the installation, and who changed them. */
export class GlobalTaskListeners1763900000061 implements MigrationInterface {
  readonly name = 'GlobalTaskListeners1763900000061';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0061-global-task-listeners.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
