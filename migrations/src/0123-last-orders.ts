import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { refuseToGoBack } from './sql-file.js';

/** Indexes for the orders of searches that had none. */
export class LastOrders1763900000123 implements MigrationInterface {
  readonly name = 'LastOrders1763900000123';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, '0123-last-orders.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
