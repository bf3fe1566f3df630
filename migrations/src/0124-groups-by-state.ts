import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { refuseToGoBack } from './sql-file.js';

/** Groups of elements and jobs that a search for one state passes by. */
export class GroupsByState1763900000124 implements MigrationInterface {
  readonly name = 'GroupsByState1763900000124';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, '0124-groups-by-state.sql');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}
