import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Whose a name is that an identity provider gives, and the function that says so with the rights of a token's holder. */
export class ProviderIdentities1763900000190 implements MigrationInterface {
  readonly name = 'ProviderIdentities1763900000190';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0190-provider-identities.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
