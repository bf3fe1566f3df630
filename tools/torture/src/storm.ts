import pg from 'pg';
import type { TestInstallation } from '@vorgang/test-installation';
import { type AcceptedApplication, apply } from './applicant.js';
import { startCaseworker } from './caseworker.js';
import { type Findings, examine } from './oracles.js';
import { startPayer } from './payer.js';
import { persist } from './persist.js';

export interface StormOptions {
  readonly databaseUrl: string;
  readonly installation: TestInstallation;
  /** Applications that are sent, some at once. */
  readonly applications: number;
  /** Called again and again while the storm lasts, until all applications are accepted and `faults` are done. */
  readonly fault: () => Promise<void>;
  readonly faults: number;
}

const together = 4;
const patience = 180;

/** Lets citizens, a caseworker and a payer work while faults happen, waits for calm, and examines what is there. */
export async function storm(options: StormOptions): Promise<Findings> {
  const { installation } = options;
  const caseworker = startCaseworker(installation.address);
  const payer = startPayer(installation.paymentUrl, installation.paymentFolder);
  const [accepted] = await Promise.all([sendApplications(options), causeFaults(options)]);
  await persist(patience, () => requireAllEnded(options.databaseUrl, accepted.length));
  await caseworker.stop();
  await payer.stop();
  return examine(options.databaseUrl, installation, accepted);
}

async function sendApplications(options: StormOptions): Promise<readonly AcceptedApplication[]> {
  const accepted: AcceptedApplication[] = [];
  let next = 0;
  const citizen = async (): Promise<void> => {
    while (next < options.applications) {
      next += 1;
      accepted.push(await apply(options.installation.address, next % 3 === 0));
    }
  };
  await Promise.all(Array.from({ length: together }, citizen));
  return accepted;
}

async function causeFaults(options: StormOptions): Promise<void> {
  for (let count = 0; count < options.faults; count += 1) await options.fault();
}

async function requireAllEnded(databaseUrl: string, expected: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      "select count(*) from process_instance where state = 'COMPLETED'",
    );
    if (Number(rows[0]!.count) >= expected) return;
    const waiting = await client.query<{ place: string }>(
      `select format('%s at %s', count(*), element_id) as place from element_instance
       where state = 'ACTIVE' and element_type not in ('PROCESS', 'SUB_PROCESS') group by element_id order by 1`,
    );
    const places = waiting.rows.map(({ place }) => place).join(', ');
    throw new Error(`${rows[0]!.count} of ${expected} cases ended; the others wait: ${places}.`);
  } finally {
    await client.end();
  }
}
