import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Deployed resources can be deleted without harm to what runs; batch operations may mean evaluated decisions. */
export class DeletedResources1763900000070 implements MigrationInterface {
  readonly name = 'DeletedResources1763900000070';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0070-deleted-resources.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
