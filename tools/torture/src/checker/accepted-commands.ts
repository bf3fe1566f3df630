import type { Accepted } from '../actors/accepted.js';
import { countEach, type Evidence } from './evidence.js';
import type { Finding } from './finding.js';

/** I1: every acknowledged request has its one effect; nothing was refused that had to be taken. */
export async function checkAcceptedCommands(evidence: Evidence): Promise<readonly Finding[]> {
  const effects = await effectsOf(evidence);
  const receipts = new Set(
    (await evidence.rows<{ id: string }>('select command_id as id from command_receipt')).map(({ id }) => id),
  );
  const findings: Finding[] = [];
  for (const each of evidence.accepted) {
    const subject = subjectOf(each);
    const count = effects.get(subject) ?? 0;
    const detail = `${JSON.stringify(each)} has ${count} effects`;
    if (count === 0) findings.push({ oracle: 'I1', kind: 'lost', subject, detail });
    if (count > 1) findings.push({ oracle: 'I1', kind: 'doubled', subject, detail });
    const key = 'idempotencyKey' in each ? each.idempotencyKey : undefined;
    if (key !== undefined && !receipts.has(`call:${key}`)) {
      findings.push({ oracle: 'I1', kind: 'lost', subject, detail: `the receipt of ${key} is missing` });
    }
  }
  const promised = new Set(evidence.accepted.map(subjectOf));
  for (const [subject, count] of effects) {
    if (promised.has(subject) || !subject.startsWith('application ')) continue;
    findings.push({
      oracle: 'I1',
      kind: 'doubled',
      subject,
      detail: `${count} cases that nobody was told of`,
    });
  }
  for (const { id, status, body } of evidence.refused) {
    const detail = `answered with ${status}: ${JSON.stringify(body)}`;
    findings.push({ oracle: 'I1', kind: 'lost', subject: `request ${id}`, detail });
  }
  return findings;
}

function subjectOf(accepted: Accepted): string {
  switch (accepted.what) {
    case 'instance':
      return `request ${accepted.id}`;
    case 'message':
      return `request ${accepted.id}`;
    case 'application':
      return `application ${accepted.fileNumber}`;
    case 'job':
      return `job ${accepted.jobKey}`;
    case 'userTask':
      return `user task ${accepted.userTaskKey}`;
  }
}

/** What there is of each thing that a request can be about. */
async function effectsOf({ rows, history }: Evidence): Promise<ReadonlyMap<string, number>> {
  const instances = await rows<{ subject: string }>(
    `select 'request ' || coalesce(p.business_id, trim('"' from v.value)) as subject
     from process_instance p
     left join variable v on v.process_instance_key = p.process_instance_key and v.scope_key = p.process_instance_key
       and v.name = 'requestId'
     where p.parent_process_instance_key is null and coalesce(p.business_id, v.value) is not null
       and p.process_definition_id like 'torture-%'`,
  );
  const cases = await rows<{ subject: string }>(
    `select 'application ' || file_number as subject from case_file where outcome = 'GRANTED'`,
  );
  const changes = history
    .flatMap((step) => step.changes)
    .flatMap((change) => {
      if (change.kind === 'jobCompleted') return [`job ${change.jobKey}`];
      if (change.kind === 'userTaskCompleted') return [`user task ${change.userTaskKey}`];
      return [];
    });
  return countEach([...instances, ...cases].map(({ subject }) => subject).concat(changes));
}
