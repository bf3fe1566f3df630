import {
  faultsOf,
  newSigningKey,
  readSigningKey,
  type SigningKey,
  verifyAudit,
  writeCheckpoints,
} from '@vorgang/audit';
import { migrate } from '@vorgang/migrations';
import { createPool } from '@vorgang/storage';
import pg from 'pg';
import { goOn, startWork, type AcceptedInstance } from './accepted-work.js';
import { restoreTo, startBackedUpServer } from './backed-up-server.js';

/** What a restore to a chosen moment kept and what it gave up. */
export interface DrillReport {
  /** Acknowledged before the moment, and missing after the restore: must be none. */
  readonly lost: readonly string[];
  /** Acknowledged before the moment, and there. */
  readonly kept: number;
  /** Acknowledged after the moment: given up with the choice of the moment. */
  readonly givenUp: number;
  /** What the verification of every hash chain and of the checkpoints up to the moment found. */
  readonly auditFaults: readonly string[];
  /** A checkpoint from after the moment, kept elsewhere, tells that something was given up. */
  readonly gapShown: boolean;
  /** Jobs of restored cases that a new engine finished. */
  readonly finished: number;
}

export interface DrillOptions {
  /** Empty; server, archive and backup live below. */
  readonly folder: string;
  /** Accepted instances before the backup, between backup and moment, and after the moment: this many each. */
  readonly instances: number;
}

/** Works, backs up under load, works on, loses the machine, restores to a moment in between, and compares. */
export async function runDrill({ folder, instances }: DrillOptions): Promise<DrillReport> {
  const server = await startBackedUpServer(folder);
  await migrate(server.url);
  const work = await startWork(server.url);
  await until(() => work.accepted.length >= instances);
  await server.takeBaseBackup();
  const afterBackup = work.accepted.length;
  const key = readSigningKey(newSigningKey('vorgang.drill').secretLine);
  const keptBefore = await keepCheckpoint(server.url, key);
  const atCheckpoint = Math.max(work.accepted.length, afterBackup);
  await until(() => work.accepted.length >= atCheckpoint + instances);
  // Times here end with milliseconds, those of the log do not: everything acknowledged in this one is before the next.
  const moment = new Date(work.accepted.at(-1)!.acknowledgedAt.getTime() + 1);
  const atMoment = work.accepted.length;
  await until(() => work.accepted.length >= atMoment + instances);
  await work.stop();
  const keptAfter = await keepCheckpoint(server.url, key);
  await server.archiveEverything();
  await server.lose();
  const restored = await restoreTo(folder, moment);
  try {
    return await compare(restored.url('postgres'), work.accepted, moment, { key, keptBefore, keptAfter });
  } finally {
    await restored.stop();
  }
}

/** Notes that lie outside the database, as if on another machine. */
interface KeptElsewhere {
  readonly key: SigningKey;
  readonly keptBefore: string;
  readonly keptAfter: string;
}

/** Signs where the histories stand, and takes the note away. */
async function keepCheckpoint(url: string, key: SigningKey): Promise<string> {
  const pool = createPool(url, { role: 'vorgang_engine', connections: 1 });
  try {
    await writeCheckpoints(pool, key);
    const { rows } = await pool.query<{ note: string }>(
      'select note from audit_checkpoint order by tree_size desc limit 1',
    );
    return rows[0]!.note;
  } finally {
    await pool.end();
  }
}

async function compare(
  url: string,
  accepted: readonly AcceptedInstance[],
  moment: Date,
  { key, keptBefore, keptAfter }: KeptElsewhere,
): Promise<DrillReport> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const engine = createPool(url, { role: 'vorgang_engine', connections: 2 });
  try {
    const rows = await owner.query<{ key: string }>(
      'select process_instance_key::text as key from process_instance',
    );
    const there = new Set(rows.rows.map(({ key }) => key));
    const before = accepted.filter(({ acknowledgedAt }) => acknowledgedAt < moment);
    const lost = before.filter(({ processInstanceKey }) => !there.has(processInstanceKey));
    const finished = await goOn(url, 50);
    const report = await verifyAudit(engine, { keys: [key], kept: [keptBefore] });
    const afterwards = await verifyAudit(engine, { keys: [key], kept: [keptAfter] });
    return {
      lost: lost.map(({ processInstanceKey }) => processInstanceKey),
      kept: before.length - lost.length,
      givenUp:
        accepted.filter(({ processInstanceKey }) => !there.has(processInstanceKey)).length - lost.length,
      auditFaults: faultsOf(report).map((fault) => JSON.stringify(fault)),
      gapShown: afterwards.checkpointFaults.some(({ code }) => code === 'keptElsewhere'),
      finished,
    };
  } finally {
    await engine.end();
    await owner.end();
  }
}

async function until(reached: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !reached();) {
    if (Date.now() > end) throw new Error('The engine accepted too little within 60 s. Is the disk full?');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
