import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { refuseToGoBack } from './sql-file.js';

/** Orders of searches of tables that every step writes. */
export class OrdersOfSteps1763900000117 implements MigrationInterface {
  readonly name = 'OrdersOfSteps1763900000117';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, '0117-orders-of-steps.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
