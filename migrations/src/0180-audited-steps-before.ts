import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSqlFile, refuseToGoBack } from './sql-file.js';

/** Instances or evaluations of one transaction. */
const BATCH = 5_000;

/**
 * Fills in what migrations 0121 and 0179 added, for what was recorded before. Each batch is a transaction of its own, so that nobody
 * who writes waits for long; one that was broken off begins anew and finds what is there already.
 */
export class AuditedStepsBefore1763900000180 implements MigrationInterface {
  readonly name = 'AuditedStepsBefore1763900000180';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant insert on audited_step to vorgang_engine');
    await runner.query('grant update (root_decision_definition_key) on decision_instance to vorgang_engine');
    await runner.query(asEngine);
    try {
      await inBatches(runner, '0180-audited-steps-before.sql', 'process_instance_key');
      await inBatches(runner, '0180-root-decisions-before.sql', 'decision_evaluation_key');
    } finally {
      await runner.query('reset role; reset enable_hashjoin; reset enable_mergejoin; reset enable_seqscan');
    }
    await runner.query('revoke insert on audited_step from vorgang_engine');
    await runner.query(
      'revoke update (root_decision_definition_key) on decision_instance from vorgang_engine',
    );
    // Planned by guesses, a page would read all of it.
    await runner.query('analyze audited_step');
  }

  async down(): Promise<void> {
    refuseToGoBack(this.name);
  }
}

/** The role that sees every tenant. A batch is found by primary keys, whatever is known of the tables. */
const asEngine =
  'set role vorgang_engine; set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off';

async function inBatches(runner: QueryRunner, fileName: string, key: string): Promise<void> {
  const statement = await readSqlFile(fileName);
  let last: Readonly<Record<string, string>> | undefined = { tenant_id: '', [key]: '0' };
  while (last !== undefined) {
    const found = (await runner.query(statement, [last['tenant_id'], last[key], BATCH])) as readonly Readonly<
      Record<string, string>
    >[];
    last = found[0];
  }
}
