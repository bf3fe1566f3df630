import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The history of ended instances is kept for a time, and goes after it. */
export class HistoryTimeToLive1763900000099 implements MigrationInterface {
  readonly name = 'HistoryTimeToLive1763900000099';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0099-history-time-to-live.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
