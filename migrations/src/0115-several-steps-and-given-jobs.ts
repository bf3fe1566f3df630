import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Several steps of one instance are written together, and a new job may go to a worker that waits for it. */
export class SeveralStepsAndGivenJobs1763900000115 implements MigrationInterface {
  readonly name = 'SeveralStepsAndGivenJobs1763900000115';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0115-several-steps-and-given-jobs.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
