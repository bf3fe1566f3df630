import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Sessions know when their person last proved who they are. */
export class ProvedAgain1763900000184 implements MigrationInterface {
  readonly name = 'ProvedAgain1763900000184';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0184-proved-again.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
