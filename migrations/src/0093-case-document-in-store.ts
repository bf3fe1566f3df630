import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Documents of cases whose content lies encrypted in the document store. */
export class CaseDocumentInStore1763900000093 implements MigrationInterface {
  readonly name = 'CaseDocumentInStore1763900000093';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0093-case-document-in-store.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
