import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** A step says which deployments it was built on, and its commit checks that they are the newest. */
export class DeploymentsInCommit1763900000120 implements MigrationInterface {
  readonly name = 'DeploymentsInCommit1763900000120';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0120-deployments-in-commit.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
