import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Who called an instance, and the function that writes it with the steps. */
export class CalledInstances1763900000007 implements MigrationInterface {
  readonly name = 'CalledInstances1763900000007';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0007-called-instances.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
