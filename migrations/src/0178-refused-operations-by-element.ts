import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { refuseToGoBack } from './sql-file.js';

/** The order of the audit log by element, of what was refused. */
export class RefusedOperationsByElement1763900000178 implements MigrationInterface {
  readonly name = 'RefusedOperationsByElement1763900000178';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, '0178-refused-operations-by-element.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
