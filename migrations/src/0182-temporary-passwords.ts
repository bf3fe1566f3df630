import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Passwords that the server makes end, and only let their person choose an own one. */
export class TemporaryPasswords1763900000182 implements MigrationInterface {
  readonly name = 'TemporaryPasswords1763900000182';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0182-temporary-passwords.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
