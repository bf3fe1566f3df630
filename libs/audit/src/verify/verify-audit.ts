import type pg from 'pg';
import { LeafHashes } from '../checkpoints/leaf-hashes.js';
import type { StoredCheckpoint } from '../checkpoints/stored-checkpoint.js';
import { tenantOf } from '../checkpoints/signed-note.js';
import { verifyTree, type AuditTrust, type CheckpointFault } from '../checkpoints/verify-tree.js';
import type { AuditRecord } from '../source/audit-record.js';
import { storedRecords } from '../source/stored-cases.js';
import { expiredHistory } from './expired-history.js';
import type { Fault } from './fault.js';
import type { LogFault } from './log-fault.js';
import { verifyCase } from './verify-case.js';
import { verifyLog } from './verify-log.js';

/** All faults of a report: none where everything is unchanged. */
export function faultsOf({ faults, logFaults, checkpointFaults }: AuditReport): readonly AuditFault[] {
  return [...faults, ...logFaults, ...checkpointFaults];
}

/** Something that was changed, or is missing. */
export type AuditFault = Fault | LogFault | CheckpointFault;

/** The outcome of a verification. */
export interface AuditReport {
  readonly cases: number;
  readonly steps: number;
  /** Cases of which one entry is left, as their time to live was over. */
  readonly expired: number;
  /** Entries of the audit log. */
  readonly entries: number;
  readonly checkpoints: number;
  /** The first fault of each case that has one, in the order of tenants and keys. */
  readonly faults: readonly Fault[];
  /** The first fault of each chain of the audit log that has one. */
  readonly logFaults: readonly LogFault[];
  /** The first fault of each checkpoint that has one. */
  readonly checkpointFaults: readonly CheckpointFault[];
}

export interface AuditScope extends AuditTrust {
  /** Only this tenant; all of them unless given. */
  readonly tenant?: string;
}

/**
 * Verifies the stored history of all cases, the audit log and the checkpoints over them, as they stand at one moment.
 *
 * What it cannot see by itself: that whoever may write everything and has the key of the checkpoints made them all
 * anew, or cut the newest ones off. A checkpoint that was kept elsewhere shows both.
 *
 * @param pool connections of the role vorgang_engine
 */
export async function verifyAudit(pool: pg.Pool, scope: AuditScope = {}): Promise<AuditReport> {
  return atOneMoment(pool, (client) => verifyRecords(storedRecords(client, scope.tenant), scope));
}

/** Verifies what is recorded, from wherever it comes: first the cases and the audit log, then the checkpoints over them. */
export async function verifyRecords(
  records: AsyncIterable<AuditRecord>,
  { tenant, ...trust }: AuditScope = {},
): Promise<AuditReport> {
  const kept = (trust.kept ?? []).filter((note) => tenant === undefined || tenantOf(note) === tenant);
  let count = 0;
  let steps = 0;
  let expired = 0;
  let entries = 0;
  const faults: Fault[] = [];
  const logFaults: LogFault[] = [];
  const trees = new TenantTrees();
  for await (const record of records) {
    if (record.type === 'checkpoint') {
      trees.of(record.checkpoint.tenantId).checkpoints.push(record.checkpoint);
      continue;
    }
    if (record.type === 'log') {
      const { log } = record;
      entries += log.entries.length;
      const owner = { tenantId: log.tenantId, processInstanceKey: log.chainKey };
      for (const leaf of log.leaves) trees.of(log.tenantId).leaves.add(owner, leaf);
      const fault = verifyLog(log);
      if (fault !== null) logFaults.push(fault);
      continue;
    }
    const recorded = record.case;
    count += 1;
    steps += recorded.history.length;
    for (const leaf of recorded.leaves) trees.of(recorded.tenantId).leaves.add(recorded, leaf);
    if (expiredHistory(recorded.history) !== null) expired += 1;
    const fault = verifyCase(recorded);
    if (fault !== null) faults.push(fault);
  }
  // A tenant that was kept elsewhere and is gone here altogether.
  for (const note of kept) trees.of(tenantOf(note));
  return { cases: count, steps, expired, entries, faults, logFaults, ...trees.verify({ ...trust, kept }) };
}

interface TenantTree {
  readonly leaves: LeafHashes;
  readonly checkpoints: StoredCheckpoint[];
}

/** The tree of each tenant, as it comes together while the cases are read. */
class TenantTrees {
  private readonly trees = new Map<string, TenantTree>();

  of(tenantId: string): TenantTree {
    const known = this.trees.get(tenantId);
    if (known !== undefined) return known;
    const tree: TenantTree = { leaves: new LeafHashes(), checkpoints: [] };
    this.trees.set(tenantId, tree);
    return tree;
  }

  verify(trust: AuditTrust): Pick<AuditReport, 'checkpoints' | 'checkpointFaults'> {
    const trees = [...this.trees];
    return {
      checkpoints: trees.reduce((sum, [, { checkpoints }]) => sum + checkpoints.length, 0),
      checkpointFaults: trees.flatMap(([tenantId, { leaves, checkpoints }]) =>
        verifyTree(tenantId, leaves, checkpoints, trust),
      ),
    };
  }
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
