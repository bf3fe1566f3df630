import { CaseFileEntity, type ElementInstanceEntity, type TenantWork } from '@vorgang/storage';
import type { CaseOutcome } from '../case/close-case.js';
import { listDocuments, type DocumentInfo } from '../documents/documents.js';
import { listNotices, type Notice } from '../notices/notices.js';
import { listPayments, type Payment } from '../payments/payments.js';
import type { ProcessTexts, ProcessTextsReader } from './process-texts.js';
import { mostUrgent, type PublicStatus, type PublicStep } from './public-status.js';
import { findCaseProcess, listElements, type ProcessStanding } from './running-process.js';

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
  /**
   * Set where nobody works on it any more though it is not closed: its process was canceled, its data were deleted, or
   * the model ended without closing the case.
   */
  readonly stopped: 'CANCELED' | 'DELETED' | 'ENDED' | null;
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

type Element = Pick<ElementInstanceEntity, 'elementId' | 'state' | 'startDate'>;

/** Reads a case for its applicant; the caller has checked that it is theirs. Null where there is none. */
export async function readCaseStatus(
  work: TenantWork,
  texts: ProcessTextsReader,
  tenantId: string,
  caseId: string,
): Promise<CaseStatus | null> {
  return work.run(tenantId, async (manager) => {
    const file = await manager.findOneBy(CaseFileEntity, { tenantId, caseId });
    if (!file) return null;
    const elements = await listElements(manager, tenantId, file.processInstanceKey);
    const { definitionKey, standing } = await findCaseProcess(manager, tenantId, file.processInstanceKey);
    const processTexts = definitionKey ? await texts.read(manager, tenantId, definitionKey) : null;
    const step = presentStep(elements, processTexts);
    const notices = await listNotices(manager, tenantId, caseId);
    return {
      caseId,
      fileNumber: file.fileNumber,
      serviceId: file.serviceId,
      applicantName: file.applicantName,
      openedAt: file.openedAt,
      closedAt: file.closedAt,
      outcome: file.outcome,
      status: publicStatusOf(file.closedAt, standing, step),
      stopped: file.closedAt ? null : stoppedBy(standing),
      text: file.closedAt ? null : (step?.text ?? null),
      nextText: file.closedAt ? null : (step?.nextText ?? null),
      expectedTime: file.closedAt ? null : (step?.expectedTime ?? null),
      timeline: timelineOf(elements, processTexts, file.closedAt !== null),
      documents: await listDocuments(manager, tenantId, caseId),
      payments: await listPayments(manager, tenantId, caseId),
      notices: notices.filter((notice) => notice.channel === 'PORTAL'),
    };
  });
}

/** The public status of a case: whether it is closed, whether its process has started, and the step it is at. */
export function publicStatusOf(
  closedAt: Date | null,
  standing: ProcessStanding,
  step: PublicStep | null,
): PublicStatus {
  if (closedAt) return 'COMPLETED';
  // The process starts a moment after the submission was committed.
  if (standing === 'STARTING') return 'SUBMITTED';
  return step?.status ?? 'PROCESSING';
}

function stoppedBy(standing: ProcessStanding): CaseStatus['stopped'] {
  return standing === 'STARTING' || standing === 'RUNNING' ? null : standing;
}

/** The public words of what is active now. */
export function presentStep(elements: readonly Element[], texts: ProcessTexts | null): PublicStep | null {
  const active = elements.filter((element) => element.state === 'ACTIVE');
  const steps = active.flatMap((element) => {
    const step = texts?.publicSteps.get(element.elementId);
    return step ? [step] : [];
  });
  return mostUrgent(steps);
}

function timelineOf(
  elements: readonly Element[],
  texts: ProcessTexts | null,
  isClosed: boolean,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const element of elements) {
    const step = texts?.publicSteps.get(element.elementId);
    // A step that follows with the same words is the same step for the citizen.
    if (!step || entries.at(-1)?.text === step.text) continue;
    entries.push({
      at: element.startDate,
      text: step.text,
      isCurrent: !isClosed && element.state === 'ACTIVE',
    });
  }
  return entries;
}
