import type { Queryable } from '@vorgang/storage';
import type { CaseOutcome } from '../case/close-case.js';
import type { TenantWork } from '../database/tenant-work.js';
import { listDocuments, type DocumentInfo } from '../documents/documents.js';
import { listNotices, type Notice } from '../notices/notices.js';
import { listPayments, type Payment } from '../payments/payments.js';
import type { ProcessTexts, ProcessTextsReader } from './process-texts.js';
import { mostUrgent, type PublicStatus, type PublicStep } from './public-status.js';

export interface TimelineEntry {
  readonly at: Date;
  readonly text: string;
  readonly isCurrent: boolean;
}

/** A case as its applicant sees it. */
export interface CaseStatus {
  readonly caseId: string;
  readonly fileNumber: string;
  readonly serviceId: string;
  readonly applicantName: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly outcome: CaseOutcome | null;
  readonly status: PublicStatus;
  /** In plain German, from the model; null where the model says nothing about the present step. */
  readonly text: string | null;
  readonly nextText: string | null;
  readonly expectedTime: string | null;
  /** Public steps with the day on which they began, oldest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly documents: readonly DocumentInfo[];
  readonly payments: readonly Payment[];
  /** Notices of the portal, newest first. */
  readonly notices: readonly Notice[];
}

interface CaseRow {
  readonly case_id: string;
  readonly file_number: string;
  readonly service_id: string;
  readonly applicant_name: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly outcome: CaseOutcome | null;
  readonly process_instance_key: string;
  readonly process_definition_key: string | null;
}

interface ElementRow {
  readonly element_id: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  readonly start_date: Date;
}

/** Reads a case for its applicant; the caller has checked that it is theirs. Null where there is none. */
export async function readCaseStatus(
  work: TenantWork,
  texts: ProcessTextsReader,
  tenantId: string,
  caseId: string,
): Promise<CaseStatus | null> {
  return work.run(tenantId, async (database) => {
    const row = await findCaseRow(database, tenantId, caseId);
    if (!row) return null;
    const elements = await listElements(database, tenantId, row.process_instance_key);
    const processTexts = row.process_definition_key
      ? await texts.read(database, tenantId, row.process_definition_key)
      : null;
    const step = presentStep(elements, processTexts);
    const notices = await listNotices(database, tenantId, caseId);
    return {
      caseId: row.case_id,
      fileNumber: row.file_number,
      serviceId: row.service_id,
      applicantName: row.applicant_name,
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      outcome: row.outcome,
      status: publicStatusOf(row, step),
      text: row.closed_at ? null : (step?.text ?? null),
      nextText: row.closed_at ? null : (step?.nextText ?? null),
      expectedTime: row.closed_at ? null : (step?.expectedTime ?? null),
      timeline: timelineOf(elements, processTexts, row.closed_at !== null),
      documents: await listDocuments(database, tenantId, caseId),
      payments: await listPayments(database, tenantId, caseId),
      notices: notices.filter((notice) => notice.channel === 'PORTAL'),
    };
  });
}

/** The public status of a case from its row and the step it is at. */
export function publicStatusOf(
  row: { readonly closed_at: Date | null; readonly process_definition_key: string | null },
  step: PublicStep | null,
): PublicStatus {
  if (row.closed_at) return 'COMPLETED';
  // The process starts a moment after the submission was committed.
  if (!row.process_definition_key) return 'SUBMITTED';
  return step?.status ?? 'PROCESSING';
}

/** The public words of what is active now. */
export function presentStep(elements: readonly ElementRow[], texts: ProcessTexts | null): PublicStep | null {
  const active = elements.filter((element) => element.state === 'ACTIVE');
  const steps = active.flatMap((element) => {
    const step = texts?.publicSteps.get(element.element_id);
    return step ? [step] : [];
  });
  return mostUrgent(steps);
}

function timelineOf(
  elements: readonly ElementRow[],
  texts: ProcessTexts | null,
  isClosed: boolean,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const element of elements) {
    const step = texts?.publicSteps.get(element.element_id);
    // A step that follows with the same words is the same step for the citizen.
    if (!step || entries.at(-1)?.text === step.text) continue;
    entries.push({
      at: element.start_date,
      text: step.text,
      isCurrent: !isClosed && element.state === 'ACTIVE',
    });
  }
  return entries;
}

async function findCaseRow(database: Queryable, tenantId: string, caseId: string): Promise<CaseRow | null> {
  const { rows } = await database.query<CaseRow>(
    `select case_file.case_id, case_file.file_number, case_file.service_id, case_file.applicant_name,
       case_file.opened_at, case_file.closed_at, case_file.outcome, case_file.process_instance_key,
       instance.process_definition_key
     from case_file
     left join process_instance instance
       on instance.tenant_id = case_file.tenant_id and instance.process_instance_key = case_file.process_instance_key
     where case_file.tenant_id = $1 and case_file.case_id = $2`,
    [tenantId, caseId],
  );
  return rows[0] ?? null;
}

/** Element instances of a case in their order. Index: element_instance_by_instance. */
async function listElements(
  database: Queryable,
  tenantId: string,
  processInstanceKey: string,
): Promise<readonly ElementRow[]> {
  const { rows } = await database.query<ElementRow>(
    `select element_id, state, start_date from element_instance
     where tenant_id = $1 and process_instance_key = $2 order by element_instance_key`,
    [tenantId, processInstanceKey],
  );
  return rows;
}
