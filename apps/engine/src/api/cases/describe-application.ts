import type { JsonObject, JsonValue } from '@vorgang/feel';
import { summariseAnswers } from '@vorgang/forms';
import type { Statements } from '@vorgang/storage';
import { findForm } from '../inbox/find-form.js';
import { readForm } from '../inbox/read-form.js';
import type { TaskCase } from '../inbox/task-detail.dto.js';
import type { LabelledValue } from './labelled-value.dto.js';

interface ApplicationRow {
  readonly case_id: string;
  readonly file_number: string;
  readonly service_id: string;
  readonly applicant_name: string;
  readonly opened_at: Date;
  readonly form_id: string | null;
  readonly answers: string | null;
}

/** The case of a task with the application in words. Takes no lock. Indexes: primary keys. */
export async function describeApplication(
  statements: Statements,
  tenantId: string,
  caseId: string,
  now: number,
): Promise<TaskCase | null> {
  const rows = await statements.query<ApplicationRow[]>(
    `select case_file.case_id, case_file.file_number, case_file.service_id, case_file.applicant_name,
       case_file.opened_at, submission.form_id, submission.answers
     from case_file
     left join submission on submission.tenant_id = case_file.tenant_id and submission.case_id = case_file.case_id
     where case_file.tenant_id = $1 and case_file.case_id = $2`,
    [tenantId, caseId],
  );
  const row = rows[0];
  if (!row) return null;
  const answers = row.answers === null ? {} : (JSON.parse(row.answers) as JsonObject);
  const form = row.form_id === null ? null : await findForm(statements, tenantId, row.form_id);
  return {
    caseId: row.case_id,
    fileNumber: row.file_number,
    serviceId: row.service_id,
    applicantName: row.applicant_name,
    openedAt: row.opened_at.toISOString(),
    application: answersInWords(form, answers, now),
  };
}

/** The answers in the words and the order of the form they came from; by their names where the form is gone. */
export function answersInWords(form: string | null, answers: JsonObject, now: number): LabelledValue[] {
  const parsed = form === null ? null : readForm(form);
  if (!parsed?.ok) return leaves(answers, '');
  return summariseAnswers(parsed.form, answers, { now, timeZone: 'Europe/Berlin' })
    .flatMap((page) => page.entries)
    .filter((entry) => entry.text !== null)
    .map((entry) => ({ key: entry.key, label: entry.label, value: entry.text ?? '' }));
}

function leaves(value: JsonValue, path: string): LabelledValue[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      leaves(inner, path === '' ? name : `${path}.${name}`),
    );
  }
  return [{ key: path, label: path, value: typeof value === 'string' ? value : JSON.stringify(value) }];
}
