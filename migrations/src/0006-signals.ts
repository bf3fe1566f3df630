import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Who waits for which signal, and the function that writes it with the steps. */
export class Signals1763900000006 implements MigrationInterface {
  readonly name = 'Signals1763900000006';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0006-signals.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
