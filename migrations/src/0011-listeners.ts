import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** What jobs of listeners have, and the states of user tasks whose listeners are asked. */
export class Listeners1763900000011 implements MigrationInterface {
  readonly name = 'Listeners1763900000011';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0011-listeners.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
