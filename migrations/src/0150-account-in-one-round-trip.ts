import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Functions that answer who calls and what they may do, behind the tenant's wall, in one round trip. */
export class AccountInOneRoundTrip1763900000150 implements MigrationInterface {
  readonly name = 'AccountInOneRoundTrip1763900000150';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0150-account-in-one-round-trip.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
