import { verifyAudit } from '@vorgang/audit';
import { openJournal, type Transaction } from '@vorgang/simulators';
import { createPool } from '@vorgang/storage';
import type { TestInstallation } from '@vorgang/test-installation';
import pg from 'pg';
import type { AcceptedApplication } from './applicant.js';

/** What an independent look at the database and at the simulators' own journals says after the faults. */
export interface Findings {
  readonly accepted: number;
  /** File numbers that a citizen was given and whose case did not end as granted. */
  readonly lost: readonly string[];
  /** Cases that were not accepted, or accepted twice. */
  readonly surplusCases: number;
  /** Payments that the service collected more than once for one case. */
  readonly doublePayments: number;
  readonly doubleCertificates: number;
  /** Mails with the same content and purpose for one case, beyond the first, that differ in their message id. */
  readonly doubleMails: number;
  /** Instances that still wait, with what they wait for. */
  readonly stuck: readonly string[];
  /** Empty when every chain verifies and equals the stored state. */
  readonly auditFindings: readonly string[];
  readonly leftInOutbox: number;
}

/** Reads only: the database as its owner sees it, and what the payment and mail servers wrote down. */
export async function examine(
  databaseUrl: string,
  installation: TestInstallation,
  accepted: readonly AcceptedApplication[],
): Promise<Findings> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const auditPool = createPool(databaseUrl, { role: 'vorgang_engine' });
  const rows = async <Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]> =>
    (await pool.query<Row>(statement)).rows;
  try {
    const cases = await rows<{ file_number: string; outcome: string | null }>(
      'select file_number, outcome from case_file',
    );
    const granted = new Set(
      cases.filter((each) => each.outcome === 'GRANTED').map((each) => each.file_number),
    );
    const stuck = await rows<{ stuck: string }>(stuckInstances);
    const certificates = await rows<{ count: string }>(
      'select count(*) from case_document group by tenant_id, case_id, kind having count(*) > 1',
    );
    const outbox = await rows<{ count: string }>('select count(*) from outbox_command');
    const audit = await verifyAudit(auditPool);
    return {
      accepted: accepted.length,
      lost: accepted.map((each) => each.fileNumber).filter((fileNumber) => !granted.has(fileNumber)),
      surplusCases: cases.length - new Set(accepted.map((each) => each.fileNumber)).size,
      doublePayments: await countDoublePayments(pool, installation),
      doubleCertificates: certificates.length,
      doubleMails: countDoubleMails(installation),
      stuck: stuck.map((row) => row.stuck),
      auditFindings: audit.faults.map((fault) => JSON.stringify(fault)),
      leftInOutbox: Number(outbox[0]!.count),
    };
  } finally {
    await auditPool.end();
    await pool.end();
  }
}

const stuckInstances = `
  select format('%s at %s', process_instance_key, coalesce(string_agg(element_id, ', '), 'nothing')) as stuck
  from process_instance
  left join element_instance using (tenant_id, process_instance_key)
  where process_instance.state = 'ACTIVE' and coalesce(element_instance.state, 'ACTIVE') = 'ACTIVE'
  group by process_instance_key`;

/** Each case pays once: the service's own journal against the payments of each case. */
async function countDoublePayments(pool: pg.Pool, installation: TestInstallation): Promise<number> {
  const journal = openJournal<Transaction>(installation.paymentFolder, 'transactions').entries();
  const { rows } = await pool.query<{ payment_id: string; case_id: string }>(
    'select payment_id, case_id from payment',
  );
  const caseOf = new Map(rows.map((row) => [row.payment_id, row.case_id]));
  const paidPerCase = new Map<string, number>();
  for (const transaction of journal.filter((entry) => entry.state === 'PAID')) {
    const caseId = caseOf.get(transaction.reference) ?? `unknown ${transaction.reference}`;
    paidPerCase.set(caseId, (paidPerCase.get(caseId) ?? 0) + 1);
  }
  return [...paidPerCase.values()].filter((count) => count > 1).length;
}

/** A mail may be handed in twice when the answer of the mail server was lost; its message id then is the same. */
function countDoubleMails(installation: TestInstallation): number {
  const idsPerContent = new Map<string, Set<string>>();
  for (const { source } of installation.mails()) {
    const id = /^message-id: (.+)$/im.exec(source)?.[1] ?? '';
    const content = /^subject: (.+)$/im.exec(source)?.[1] + (/IfSG-\d{4}-\d{6}/.exec(source)?.[0] ?? '');
    idsPerContent.set(content, (idsPerContent.get(content) ?? new Set()).add(id.trim()));
  }
  return [...idsPerContent.values()].filter((ids) => ids.size > 1).length;
}
