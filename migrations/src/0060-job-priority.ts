import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The priority of a job is written with the step that creates it. */
export class JobPriority1763900000060 implements MigrationInterface {
  readonly name = 'JobPriority1763900000060';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0060-job-priority.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
