import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Sessions of people who signed in at an identity provider. */
export class ProviderSignIn1763900000075 implements MigrationInterface {
  readonly name = 'ProviderSignIn1763900000075';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0075-provider-sign-in.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
