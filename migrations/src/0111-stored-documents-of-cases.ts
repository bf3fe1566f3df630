import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToGoBack, runSqlFile } from './sql-file.js';

/** Stored documents are found by the cases that hold them. */
export class StoredDocumentsOfCases1763900000111 implements MigrationInterface {
  readonly name = 'StoredDocumentsOfCases1763900000111';

  async up(runner: QueryRunner): Promise<void> {
    await runSqlFile(runner, '0111-stored-documents-of-cases.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
