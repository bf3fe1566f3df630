import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Which deployed models the imports of a DMN model mean. */
export class DecisionImports1763900000018 implements MigrationInterface {
  readonly name = 'DecisionImports1763900000018';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0018-decision-imports.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
