import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { refuseToGoBack } from './sql-file.js';

/** Orders of searches by what few rows have, and of tables that few steps write. */
export class OrdersByRareValues1763900000116 implements MigrationInterface {
  readonly name = 'OrdersByRareValues1763900000116';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, '0116-orders-by-rare-values.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
