import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The claim of a timer writes no index. */
export class TimerFillFactor1763900000089 implements MigrationInterface {
  readonly name = 'TimerFillFactor1763900000089';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0089-timer-fillfactor.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
