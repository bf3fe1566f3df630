import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Engines learn that cluster variables changed, and read them again. */
export class ClusterVariableChanges1763900000109 implements MigrationInterface {
  readonly name = 'ClusterVariableChanges1763900000109';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0109-cluster-variable-changes.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
