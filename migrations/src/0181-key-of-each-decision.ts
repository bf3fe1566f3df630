import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The evaluation of a required decision names the definition of that decision. */
export class KeyOfEachDecision1763900000181 implements MigrationInterface {
  readonly name = 'KeyOfEachDecision1763900000181';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0181-key-of-each-decision.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
