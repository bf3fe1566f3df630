import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Token buckets that limit the requests of a client over all nodes. */
export class RateLimits1763900000038 implements MigrationInterface {
  readonly name = 'RateLimits1763900000038';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0038-rate-limits.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
