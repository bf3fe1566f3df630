import type pg from 'pg';
import type { RecordedCase } from '../source/recorded-case.js';
import { storedCases } from '../source/stored-cases.js';
import { expiredHistory } from './expired-history.js';
import type { Fault } from './fault.js';
import { verifyCase } from './verify-case.js';

/** The outcome of a verification. */
export interface AuditReport {
  readonly cases: number;
  readonly steps: number;
  /** Cases of which one entry is left, as their time to live was over. */
  readonly expired: number;
  /** The first fault of each case that has one, in the order of tenants and keys. */
  readonly faults: readonly Fault[];
}

export interface AuditScope {
  /** Only this tenant; all of them unless given. */
  readonly tenant?: string;
}

/**
 * Verifies the stored history of all cases, as it stands at one moment.
 *
 * What it cannot see by itself: a case that is gone with all its rows, and a chain that was computed anew from its
 * first row by somebody who may write everything. An export that was kept elsewhere shows both.
 *
 * @param pool connections of the role vorgang_engine
 */
export async function verifyAudit(pool: pg.Pool, scope: AuditScope = {}): Promise<AuditReport> {
  return atOneMoment(pool, (client) => verifyCases(storedCases(client, scope.tenant)));
}

/** Verifies cases from wherever they come. */
export async function verifyCases(cases: AsyncIterable<RecordedCase>): Promise<AuditReport> {
  let count = 0;
  let steps = 0;
  let expired = 0;
  const faults: Fault[] = [];
  for await (const recorded of cases) {
    count += 1;
    steps += recorded.history.length;
    if (expiredHistory(recorded.history) !== null) expired += 1;
    const fault = verifyCase(recorded);
    if (fault !== null) faults.push(fault);
  }
  return { cases: count, steps, expired, faults };
}

/** Runs reads that all see the database as it was when the first of them began. */
export async function atOneMoment<Result>(
  pool: pg.Pool,
  read: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await read(client);
  } finally {
    // Nothing was written; a connection that broke is thrown away with the error.
    await client.query('rollback').then(
      () => client.release(),
      (error: unknown) => client.release(error instanceof Error ? error : true),
    );
  }
}
