import type { JsonObject } from '@vorgang/feel';
import { CaseFileEntity, SubmissionEntity, type TenantWork } from '@vorgang/storage';
import { ILike, IsNull } from 'typeorm';
import type { CaseOutcome } from '../case/close-case.js';
import { listDocuments, type DocumentInfo } from '../documents/documents.js';
import { listNotices, type Notice } from '../notices/notices.js';
import { listPayments, type Payment } from '../payments/payments.js';
import { presentStep, publicStatusOf } from '../status/case-status.js';
import type { ProcessTextsReader } from '../status/process-texts.js';
import type { PublicStatus } from '../status/public-status.js';
import { findCaseProcess, listElements, type ProcessStanding } from '../status/running-process.js';
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
  /** Whether its process runs, and if not, why. */
  readonly standing: ProcessStanding;
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

/** Finds a case by its id, or by the process instance that carries it. The caller has checked the right to see it. */
export type CaseReference = { readonly caseId: string } | { readonly processInstanceKey: string };

/** Reads one case for staff; null where there is none. */
export async function readCaseView(
  work: TenantWork,
  texts: ProcessTextsReader,
  tenantId: string,
  reference: CaseReference,
): Promise<CaseView | null> {
  return work.run(tenantId, async (manager) => {
    const file = await manager.findOneBy(CaseFileEntity, { tenantId, ...reference });
    if (!file) return null;
    const { caseId, processInstanceKey } = file;
    const submission = await manager.findOneByOrFail(SubmissionEntity, { tenantId, caseId });
    const active = await listElements(manager, tenantId, processInstanceKey, 'ACTIVE');
    const { definitionKey, standing } = await findCaseProcess(manager, tenantId, processInstanceKey);
    const processTexts = definitionKey ? await texts.read(manager, tenantId, definitionKey) : null;
    const step = presentStep(active, processTexts);
    return {
      ...listItem(file),
      processDefinitionId: file.processDefinitionId,
      standing,
      publicStatus: publicStatusOf(file.closedAt, standing, step),
      statusText: step?.text ?? null,
      parties: [{ role: 'APPLICANT', name: file.applicantName, email: file.applicantEmail }],
      submission: {
        formId: submission.formId,
        answers: JSON.parse(submission.answers) as JsonObject,
        receivedAt: submission.receivedAt,
      },
      documents: await listDocuments(manager, tenantId, caseId),
      payments: await listPayments(manager, tenantId, caseId),
      notices: await listNotices(manager, tenantId, caseId),
      notes: await listCaseNotes(manager, tenantId, caseId),
      activeElements: active.map((element) => ({
        elementInstanceKey: element.elementInstanceKey,
        elementId: element.elementId,
        elementName: element.elementName,
        elementType: element.elementType,
        since: element.startDate,
        hasIncident: element.incidentKey !== null,
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
  const pattern = ILike(`%${(query.text ?? '').replace(/[\\%_]/g, '\\$&')}%`);
  const among = { tenantId, ...(query.openOnly ? { closedAt: IsNull() } : {}) };
  const files = await work.run(tenantId, (manager) =>
    manager.find(CaseFileEntity, {
      where: [
        { ...among, fileNumber: pattern },
        { ...among, applicantName: pattern },
      ],
      order: { openedAt: 'DESC' },
      take: query.limit,
    }),
  );
  return files.map(listItem);
}

function listItem(file: CaseFileEntity): CaseListItem {
  const { caseId, fileNumber, serviceId, applicantName, processInstanceKey, openedAt, closedAt, outcome } =
    file;
  return { caseId, fileNumber, serviceId, applicantName, processInstanceKey, openedAt, closedAt, outcome };
}
