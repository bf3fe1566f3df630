import type { JsonObject } from '@vorgang/feel';
import type { Queryable } from '@vorgang/storage';
import type { CaseOutcome } from '../case/close-case.js';
import type { TenantWork } from '../database/tenant-work.js';
import { listDocuments, type DocumentInfo } from '../documents/documents.js';
import { listNotices, type Notice } from '../notices/notices.js';
import { listPayments, type Payment } from '../payments/payments.js';
import { presentStep, publicStatusOf } from '../status/case-status.js';
import type { ProcessTextsReader } from '../status/process-texts.js';
import type { PublicStatus } from '../status/public-status.js';
import { listCaseNotes, type CaseNote } from './case-notes.js';

/** A case in a list of staff. */
export interface CaseListItem {
  readonly caseId: string;
  readonly fileNumber: string;
  readonly serviceId: string;
  readonly applicantName: string;
  readonly processInstanceKey: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly outcome: CaseOutcome | null;
}

export interface ActiveElement {
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly elementName: string | null;
  readonly elementType: string;
  readonly since: Date;
  readonly hasIncident: boolean;
}

export interface CaseParty {
  readonly role: 'APPLICANT';
  readonly name: string;
  readonly email: string | null;
}

/** Everything on one case, for staff. */
export interface CaseView extends CaseListItem {
  readonly processDefinitionId: string;
  readonly publicStatus: PublicStatus;
  readonly statusText: string | null;
  readonly parties: readonly CaseParty[];
  readonly submission: { readonly formId: string; readonly answers: JsonObject; readonly receivedAt: Date };
  readonly documents: readonly DocumentInfo[];
  readonly payments: readonly Payment[];
  readonly notices: readonly Notice[];
  readonly notes: readonly CaseNote[];
  readonly activeElements: readonly ActiveElement[];
}

interface CaseRow {
  readonly case_id: string;
  readonly file_number: string;
  readonly service_id: string;
  readonly applicant_name: string;
  readonly applicant_email: string | null;
  readonly process_instance_key: string;
  readonly process_definition_id: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly outcome: CaseOutcome | null;
}

interface CaseWithSubmissionRow extends CaseRow {
  readonly form_id: string;
  readonly answers: string;
  readonly received_at: Date;
  readonly process_definition_key: string | null;
}

interface ActiveElementRow {
  readonly element_instance_key: string;
  readonly element_id: string;
  readonly element_name: string | null;
  readonly element_type: string;
  readonly start_date: Date;
  readonly incident_key: string | null;
}

/** Finds a case by its id, or by the process instance that carries it. The caller has checked the right to see it. */
export type CaseReference = { readonly caseId: string } | { readonly processInstanceKey: string };

/** Reads one case for staff; null where there is none. */
export async function readCaseView(
  work: TenantWork,
  texts: ProcessTextsReader,
  tenantId: string,
  reference: CaseReference,
): Promise<CaseView | null> {
  return work.run(tenantId, async (database) => {
    const row = await findCase(database, tenantId, reference);
    if (!row) return null;
    const active = await listActiveElements(database, tenantId, row.process_instance_key);
    const processTexts = row.process_definition_key
      ? await texts.read(database, tenantId, row.process_definition_key)
      : null;
    const step = presentStep(
      active.map((element) => ({ ...element, state: 'ACTIVE' as const })),
      processTexts,
    );
    return {
      ...listItem(row),
      processDefinitionId: row.process_definition_id,
      publicStatus: publicStatusOf(row, step),
      statusText: step?.text ?? null,
      parties: [{ role: 'APPLICANT', name: row.applicant_name, email: row.applicant_email }],
      submission: {
        formId: row.form_id,
        answers: JSON.parse(row.answers) as JsonObject,
        receivedAt: row.received_at,
      },
      documents: await listDocuments(database, tenantId, row.case_id),
      payments: await listPayments(database, tenantId, row.case_id),
      notices: await listNotices(database, tenantId, row.case_id),
      notes: await listCaseNotes(database, tenantId, row.case_id),
      activeElements: active.map((element) => ({
        elementInstanceKey: element.element_instance_key,
        elementId: element.element_id,
        elementName: element.element_name,
        elementType: element.element_type,
        since: element.start_date,
        hasIncident: element.incident_key !== null,
      })),
    };
  });
}

/** Cases whose file number or applicant contains the text, newest first. Index: case_file_by_opening. */
export async function listCases(
  work: TenantWork,
  tenantId: string,
  query: { readonly text?: string; readonly limit: number; readonly openOnly?: boolean },
): Promise<readonly CaseListItem[]> {
  const pattern = `%${(query.text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await work.run(tenantId, (database) =>
    database.query<CaseRow>(
      `select case_id, file_number, service_id, applicant_name, applicant_email, process_instance_key,
         process_definition_id, opened_at, closed_at, outcome
       from case_file
       where tenant_id = $1 and (file_number ilike $2 or applicant_name ilike $2) and (not $3 or closed_at is null)
       order by opened_at desc limit $4`,
      [tenantId, pattern, query.openOnly ?? false, query.limit],
    ),
  );
  return rows.map(listItem);
}

async function findCase(
  database: Queryable,
  tenantId: string,
  reference: CaseReference,
): Promise<CaseWithSubmissionRow | null> {
  const [column, key] =
    'caseId' in reference
      ? ['case_id', reference.caseId]
      : ['process_instance_key', reference.processInstanceKey];
  const { rows } = await database.query<CaseWithSubmissionRow>(
    `select case_file.case_id, case_file.file_number, case_file.service_id, case_file.applicant_name,
       case_file.applicant_email, case_file.process_instance_key, case_file.process_definition_id,
       case_file.opened_at, case_file.closed_at, case_file.outcome,
       submission.form_id, submission.answers, submission.received_at, instance.process_definition_key
     from case_file
     join submission on submission.tenant_id = case_file.tenant_id and submission.case_id = case_file.case_id
     left join process_instance instance
       on instance.tenant_id = case_file.tenant_id and instance.process_instance_key = case_file.process_instance_key
     where case_file.tenant_id = $1 and case_file.${column} = $2`,
    [tenantId, key],
  );
  return rows[0] ?? null;
}

async function listActiveElements(
  database: Queryable,
  tenantId: string,
  processInstanceKey: string,
): Promise<readonly ActiveElementRow[]> {
  const { rows } = await database.query<ActiveElementRow>(
    `select element_instance_key, element_id, element_name, element_type, start_date, incident_key
     from element_instance
     where tenant_id = $1 and process_instance_key = $2 and state = 'ACTIVE' order by element_instance_key`,
    [tenantId, processInstanceKey],
  );
  return rows;
}

function listItem(row: CaseRow): CaseListItem {
  return {
    caseId: row.case_id,
    fileNumber: row.file_number,
    serviceId: row.service_id,
    applicantName: row.applicant_name,
    processInstanceKey: row.process_instance_key,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    outcome: row.outcome,
  };
}
