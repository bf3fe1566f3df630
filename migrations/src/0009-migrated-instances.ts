import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** The function that moves the rows of an instance to another process definition with its step. */
export class MigratedInstances1763900000009 implements MigrationInterface {
  readonly name = 'MigratedInstances1763900000009';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0009-migrated-instances.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
