import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Cluster variables, and indexes for ranges of time. */
export class ClusterVariables1763900000016 implements MigrationInterface {
  readonly name = 'ClusterVariables1763900000016';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0016-cluster-variables.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
