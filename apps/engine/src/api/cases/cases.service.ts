import { Inject, Injectable } from '@nestjs/common';
import {
  addCaseNote,
  Documents,
  ProcessTextsReader,
  readCaseView,
  type CaseView,
  type DocumentContent,
} from '@vorgang/casework';
import type { OpenDocumentStore } from '@vorgang/documents';
import type { ProcessInstanceKey } from '@vorgang/execution';
import { everyResource, permittedResourceIds, type Principal } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { TenantWork } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { callContext } from '../../access/call-context.js';
import { requireOn } from '../../access/require-on.js';
import { isKeyText } from '../../http/key-text.js';
import { invalidRequest, notFound, type HttpProblem } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, DOCUMENTS, ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import { findForm } from '../inbox/find-form.js';
import type { CaseDetail, CaseNote } from './case-detail.dto.js';
import { answersInWords } from './describe-application.js';
import { findAccountNames } from './find-account-names.js';
import { findCaseProcess, type CaseProcess } from './find-case-process.js';
import { caseListItem, countCases, findCase, findCases } from './find-cases.js';
import type { CasePage, SearchCasesRequest } from './search-cases.dto.js';

const notStarted: Omit<CaseProcess, 'processDefinitionKey' | 'processVersion' | 'processState'> = {
  steps: [],
  tasks: [],
  timers: [],
  incidents: [],
};

/** Cases as staff reads them and acts on them. */
@Injectable()
export class CasesService {
  private readonly documents: Documents;
  private readonly texts = new ProcessTextsReader();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
    @Inject(DOCUMENTS) store: OpenDocumentStore | null,
  ) {
    this.documents = new Documents(this.work, store?.documents);
  }

  async search(principal: Principal, request: SearchCasesRequest): Promise<CasePage> {
    const { tenantId } = principal;
    const caseIds = permittedResourceIds(principal, 'CASE', 'READ');
    const limit = request.limit ?? 25;
    if (request.after !== undefined && !isKeyText(request.after)) {
      throw invalidRequest([{ field: 'after', message: 'Pass the endCursor of the page before.' }]);
    }
    const query = {
      state: request.state ?? 'all',
      words: (request.text ?? '').split(/\s+/).filter((word) => word !== ''),
      after: request.after ?? null,
      // A grant may name something that is no id of a case.
      caseIds: caseIds === everyResource ? null : caseIds.filter(isKeyText),
      limit: limit + 1,
    };
    return this.work.run(tenantId, async (manager) => {
      const found = await findCases(manager, tenantId, query);
      const shown = found.slice(0, limit);
      return {
        items: shown.map(caseListItem),
        totalItems: await countCases(manager, tenantId, query),
        endCursor: found.length > limit ? (shown.at(-1)?.case_id ?? null) : null,
      };
    });
  }

  async read(principal: Principal, caseId: string): Promise<CaseDetail> {
    requireOn(principal, 'CASE', 'READ', caseId);
    const { tenantId } = principal;
    const view = await readCaseView(this.work, this.texts, tenantId, { caseId });
    if (!view) throw noSuchCase(caseId);
    return this.work.run(tenantId, (manager) => this.detail(manager, tenantId, view));
  }

  async addNote(principal: Principal, caseId: string, text: string): Promise<CaseNote> {
    requireOn(principal, 'CASE', 'UPDATE', caseId);
    return this.note(principal, caseId, text);
  }

  private async note(principal: Principal, caseId: string, text: string): Promise<CaseNote> {
    const note = { noteId: this.engine.mintKey(), caseId, author: principal.username, text };
    const now = new Date(this.clock.now());
    if (!(await addCaseNote(this.work, principal.tenantId, note, now))) throw noSuchCase(caseId);
    return { noteId: note.noteId, authorName: principal.name, text, createdAt: now.toISOString() };
  }

  /** The reason is kept first: a cancellation without a reason must not exist, a reason without one does no harm. */
  async cancel(principal: Principal, caseId: string, reason: string): Promise<void> {
    const view = await readCaseView(this.work, this.texts, principal.tenantId, { caseId });
    if (!view) throw noSuchCase(caseId);
    requireOn(principal, 'PROCESS_DEFINITION', 'CANCEL_PROCESS_INSTANCE', view.processDefinitionId);
    await this.note(principal, caseId, `Vorgang abgebrochen. Grund: ${reason}`);
    await this.engine.cancelProcessInstance(
      callContext(principal, 'user'),
      view.processInstanceKey as ProcessInstanceKey,
    );
  }

  async document(principal: Principal, caseId: string, documentId: string): Promise<DocumentContent> {
    requireOn(principal, 'CASE', 'READ', caseId);
    const document = await this.documents.read(principal.tenantId, caseId, documentId);
    if (!document) throw notFound(`Case ${caseId} has no document ${documentId}.`);
    return document;
  }

  private async elementNames(
    tenantId: string,
    processDefinitionKey: string,
  ): Promise<ReadonlyMap<string, string>> {
    const { names } = await this.work.run(tenantId, (manager) =>
      this.texts.read(manager, tenantId, processDefinitionKey),
    );
    return names;
  }

  private async detail(manager: EntityManager, tenantId: string, view: CaseView): Promise<CaseDetail> {
    const row = await findCase(manager, tenantId, view.caseId);
    if (!row) throw noSuchCase(view.caseId);
    const process = await findCaseProcess(manager, tenantId, view.processInstanceKey);
    const form = await findForm(manager, tenantId, view.submission.formId);
    const authors = await findAccountNames(
      manager,
      tenantId,
      view.notes.map(({ author }) => author),
    );
    const names = process && (await this.elementNames(tenantId, process.processDefinitionKey));
    return {
      case: caseListItem(row),
      publicStatus: view.publicStatus,
      statusText: view.statusText,
      applicantEmail: view.parties[0]?.email ?? null,
      processInstanceKey: view.processInstanceKey,
      ...(process ?? {
        ...notStarted,
        processDefinitionKey: null,
        processVersion: null,
        processState: view.standing === 'DELETED' ? ('DELETED' as const) : ('STARTING' as const),
      }),
      timers: (process?.timers ?? []).map((timer) => ({
        ...timer,
        name: names?.get(timer.elementId) ?? timer.elementId,
      })),
      application: answersInWords(form, view.submission.answers, this.clock.now()),
      documents: view.documents.map((document) => ({
        ...document,
        createdAt: document.createdAt.toISOString(),
      })),
      payments: view.payments.map(({ paymentId, amountCents, purpose, state, updatedAt }) => ({
        paymentId,
        amountCents,
        purpose,
        state,
        updatedAt: updatedAt.toISOString(),
      })),
      notices: view.notices.map(({ noticeId, channel, subject, body, state, createdAt }) => ({
        noticeId,
        channel,
        subject,
        body,
        state,
        createdAt: createdAt.toISOString(),
      })),
      notes: view.notes.map(({ noteId, author, text, createdAt }) => ({
        noteId,
        authorName: authors.get(author) ?? author,
        text,
        createdAt: createdAt.toISOString(),
      })),
    };
  }
}

function noSuchCase(caseId: string): HttpProblem {
  return notFound(`There is no case ${caseId}.`);
}
