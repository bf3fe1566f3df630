import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** A function that answers whom a token speaks of and what they may do, behind the tenant's wall, in one round trip. */
export class TokenInOneRoundTrip1763900000187 implements MigrationInterface {
  readonly name = 'TokenInOneRoundTrip1763900000187';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0187-token-in-one-round-trip.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
