import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** One-time codes of an app beside the password. */
export class SecondFactor1763900000183 implements MigrationInterface {
  readonly name = 'SecondFactor1763900000183';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0183-second-factor.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
