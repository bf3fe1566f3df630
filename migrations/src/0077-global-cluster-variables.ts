import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Cluster variables of the installation are written by work on the installation alone. */
export class GlobalClusterVariables1763900000077 implements MigrationInterface {
  readonly name = 'GlobalClusterVariables1763900000077';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0077-global-cluster-variables.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
