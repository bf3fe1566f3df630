import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The timer of a start event keeps the rhythm that its deployment read. */
export class StartTimerCycle1763900000110 implements MigrationInterface {
  readonly name = 'StartTimerCycle1763900000110';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0110-start-timer-cycle.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
