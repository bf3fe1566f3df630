import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Statistics of columns that depend on each other: searches that filter by one and are ordered by another. */
export class RelatedColumns1763900000125 implements MigrationInterface {
  readonly name = 'RelatedColumns1763900000125';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0125-related-columns.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
