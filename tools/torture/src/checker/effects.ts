import { countEach, type Evidence } from './evidence.js';
import type { Finding } from './finding.js';

/** I4: one completion per activity instance; each effect outside happened, and once. */
export async function checkEffects(evidence: Evidence): Promise<readonly Finding[]> {
  return [
    ...repeatedCompletions(evidence),
    ...(await checkStatuses(evidence)),
    ...(await checkPayments(evidence)),
    ...(await checkPaper(evidence)),
    ...checkMails(evidence),
  ];
}

function repeatedCompletions({ history }: Evidence): readonly Finding[] {
  const ends = history
    .flatMap((step) => step.changes)
    .flatMap((change) => {
      switch (change.kind) {
        case 'elementInstanceCompleted':
        case 'elementInstanceTerminated':
          return [`element instance ${change.elementInstanceKey}`];
        case 'jobCompleted':
          return [`job ${change.jobKey}`];
        default:
          return [];
      }
    });
  return moreThanOnce(ends, 'ended');
}

/** Each order and each call posts one status, which names the request. */
async function checkStatuses({ statuses, rows }: Evidence): Promise<readonly Finding[]> {
  const expected = await rows<{ id: string }>(
    `select business_id as id from process_instance
     where process_definition_id in ('torture-order', 'torture-call') and state = 'COMPLETED'`,
  );
  const posted = countEach(statuses.map(({ status }) => status));
  const missing = expected.filter(({ id }) => !posted.has(id));
  return [
    ...missing.map(({ id }) => lost(`request ${id}`, 'its status was never posted')),
    ...moreThanOnce(
      statuses.map(({ status }) => `request ${status}`),
      'posted',
    ),
  ];
}

/** Each granted case has one payment by the service's own journal. */
async function checkPayments({ transactions, rows }: Evidence): Promise<readonly Finding[]> {
  const payments = await rows<{ payment_id: string; file_number: string }>(
    'select payment_id::text, file_number from payment join case_file using (tenant_id, case_id)',
  );
  const caseOf = new Map(payments.map((row) => [row.payment_id, row.file_number]));
  const paid = transactions
    .filter(({ state }) => state === 'PAID')
    .map(({ reference }) => `application ${caseOf.get(reference) ?? `of the unknown payment ${reference}`}`);
  const granted = await rows<{ file_number: string }>(
    "select file_number from case_file where outcome = 'GRANTED'",
  );
  const missing = granted.filter(({ file_number }) => !paid.includes(`application ${file_number}`));
  return [
    ...missing.map(({ file_number }) => lost(`application ${file_number}`, 'granted without a payment')),
    ...moreThanOnce(paid, 'paid'),
  ];
}

/** Certificates and notices: one of each kind per case. */
async function checkPaper({ rows }: Evidence): Promise<readonly Finding[]> {
  const paper = await rows<{ subject: string }>(
    `select file_number || ' ' || kind as subject from case_document join case_file using (tenant_id, case_id)
     union all
     select file_number || ' ' || template || ' ' || channel from notice join case_file using (tenant_id, case_id)`,
  );
  return moreThanOnce(
    paper.map(({ subject }) => subject),
    'written',
  );
}

/** A mail may be handed in twice when the answer of the mail server was lost; its message id then is the same. */
function checkMails({ mails }: Evidence): readonly Finding[] {
  const letters = mails.map(({ source }) => {
    const header = (name: string): string =>
      new RegExp(`^${name}: (.+)$`, 'im').exec(source)?.[1]?.trim() ?? '';
    const about = `${header('subject')} ${/IfSG-\d{4}-\d{6}/.exec(source)?.[0] ?? ''}`;
    return { about, id: header('message-id') };
  });
  const distinct = new Map(letters.map((letter) => [`${letter.about} ${letter.id}`, letter.about]));
  return moreThanOnce(
    [...distinct.values()].map((about) => `mail ${about}`),
    'sent',
  );
}

function moreThanOnce(subjects: readonly string[], what: string): readonly Finding[] {
  return [...countEach(subjects)]
    .filter(([, count]) => count > 1)
    .map(([subject, count]) => ({
      oracle: 'I4',
      kind: 'doubled',
      subject,
      detail: `${what} ${count} times`,
    }));
}

function lost(subject: string, detail: string): Finding {
  return { oracle: 'I4', kind: 'lost', subject, detail };
}
