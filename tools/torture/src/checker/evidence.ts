import type { Change } from '@vorgang/execution';
import { openJournal, type PublishedStatus, type Transaction } from '@vorgang/simulators';
import type { CaughtMail } from '@vorgang/simulators';
import pg from 'pg';
import type { Accepted, Refused } from '../actors/accepted.js';
import type { QueuePlace } from './queues.js';

/** One row of the history, without personal parts. */
export interface RecordedStep {
  readonly processInstanceKey: string;
  readonly sequence: number;
  readonly command: string;
  readonly changes: readonly Change[];
}

/** All that the checker looks at: the database as its owner sees it, and what clients and services wrote down. */
export interface Evidence {
  readonly databaseUrl: string;
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refused[];
  readonly statuses: readonly PublishedStatus[];
  readonly transactions: readonly Transaction[];
  readonly mails: readonly CaughtMail[];
  readonly history: readonly RecordedStep[];
  rows<Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]>;
}

export interface Places extends QueuePlace {
  /** The installation's folder, with the services' journals. */
  readonly folder: string;
}

/** Opens everything, hands it to the work, and closes it. Reads only. */
export async function withEvidence<Result>(
  { databaseUrl, folder }: Places,
  work: (evidence: Evidence) => Promise<Result>,
): Promise<Result> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const rows = async <Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]> =>
    (await pool.query<Row>(statement)).rows;
  try {
    const history = await rows<{ key: string; sequence: string; command: string; payload: string }>(
      `select process_instance_key::text as key, sequence, command, payload from history order by 1, sequence`,
    );
    return await work({
      databaseUrl,
      accepted: openJournal<Accepted>(folder, 'accepted').entries(),
      refused: openJournal<Refused>(folder, 'refused').entries(),
      statuses: openJournal<PublishedStatus>(`${folder}/statuses`, 'statuses').entries(),
      transactions: openJournal<Transaction>(`${folder}/payments`, 'transactions').entries(),
      mails: openJournal<CaughtMail>(`${folder}/mail`, 'mails').entries(),
      history: history.map(({ key, sequence, command, payload }) => ({
        processInstanceKey: key,
        sequence: Number(sequence),
        command,
        changes: JSON.parse(payload) as readonly Change[],
      })),
      rows,
    });
  } finally {
    await pool.end();
  }
}

/** How often each name comes. */
export function countEach(names: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
