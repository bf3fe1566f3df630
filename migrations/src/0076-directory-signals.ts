import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Every node hears of sign-outs and changes of rights. */
export class DirectorySignals1763900000076 implements MigrationInterface {
  readonly name = 'DirectorySignals1763900000076';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0076-directory-signals.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
