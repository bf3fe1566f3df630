import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { DraftGoneError, Drafts, openCase, type Draft, type OpenedCase } from '@vorgang/casework';
import type { JsonObject } from '@vorgang/feel';
import {
  checkAnswers,
  checkPage,
  fieldsOf,
  firstOpenPage,
  isPageComplete,
  readAnswer,
  shownPages,
  withAnswer,
  type CheckResult,
  type FormContext,
  type FormPage,
  type RawAnswers,
} from '@vorgang/forms';
import type { CataloguedService } from '@vorgang/services';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';

/** A draft with the form it fills. */
export interface OpenApplication {
  readonly secret: string;
  readonly entry: CataloguedService;
  readonly draft: Draft;
}

/** Where a citizen may be in the form. */
export interface PagePosition {
  readonly page: FormPage;
  /** 1-based. */
  readonly step: number;
  readonly steps: number;
  readonly previousPageId: string | null;
}

/** What a citizen does with an application: start, fill page by page, send. */
@Injectable()
export class ApplicationService {
  constructor(
    @Inject(PORTAL_OPTIONS) private readonly options: PortalOptions,
    private readonly drafts: Drafts,
  ) {}

  /** The time and zone that conditions in the form read. */
  get formContext(): FormContext {
    return { now: this.options.now(), timeZone: this.options.county.timeZone };
  }

  service(serviceId: string): CataloguedService {
    const entry = this.options.catalogue.find(serviceId);
    if (!entry) throw new NotFoundException(`There is no service ${serviceId}.`);
    return entry;
  }

  /** Starts a draft, or goes on with the one that this browser has. Answers its secret. */
  async start(serviceId: string, knownSecret: string | null): Promise<string> {
    const { service } = this.service(serviceId);
    const draft = knownSecret ? await this.findDraft(serviceId, knownSecret) : null;
    if (knownSecret && draft && draft.caseId === null) return knownSecret;
    return this.drafts.start(this.options.tenantId, service.id, this.now());
  }

  /** @throws DraftGoneError where this browser has no draft, or its time is over */
  async open(serviceId: string, secret: string | null): Promise<OpenApplication> {
    const application = await this.find(serviceId, secret);
    if (!application) throw new DraftGoneError('This browser has no draft of the application.');
    return application;
  }

  /** As `open`, or null. */
  async find(serviceId: string, secret: string | null): Promise<OpenApplication | null> {
    const entry = this.service(serviceId);
    const draft = secret ? await this.findDraft(serviceId, secret) : null;
    return secret && draft ? { secret, entry, draft } : null;
  }

  async discard(secret: string): Promise<void> {
    await this.drafts.discard(this.options.tenantId, secret);
  }

  /** Where a page stands in the form; null where it does not exist, is not asked, or earlier answers are missing. */
  position(application: OpenApplication, pageId: string): PagePosition | null {
    const pages = shownPages(application.entry.form, application.draft.answers, this.formContext);
    const index = pages.findIndex((page) => page.id === pageId);
    const page = pages[index];
    if (!page) return null;
    const earlier = pages.slice(0, index);
    if (!earlier.every((each) => isPageComplete(each, application.draft.answers, this.formContext)))
      return null;
    return { page, step: index + 1, steps: pages.length, previousPageId: pages[index - 1]?.id ?? null };
  }

  /** Checks the answers of a page and stores them. */
  async answer(application: OpenApplication, page: FormPage, raw: RawAnswers): Promise<CheckResult> {
    const checked = checkPage(page, raw, application.draft.answers, this.formContext);
    if (!checked.ok) return checked;
    const saved = await this.drafts.save(
      this.options.tenantId,
      application.secret,
      checked.answers,
      this.now(),
    );
    if (!saved) throw new DraftGoneError('The draft was sent or is gone.');
    return checked;
  }

  /** The page after one, or null where the answers are complete and can be checked. */
  nextPageId(application: OpenApplication, pageId: string, answers: JsonObject): string | null {
    const pages = shownPages(application.entry.form, answers, this.formContext);
    const index = pages.findIndex((page) => page.id === pageId);
    return pages[index + 1]?.id ?? null;
  }

  /** The first page that still needs an answer, or null. */
  openPageId(application: OpenApplication, answers: JsonObject = application.draft.answers): string | null {
    return firstOpenPage(application.entry.form, answers, this.formContext)?.id ?? null;
  }

  /**
   * Sends the application. A second sending leads to the same case; null where answers are still missing.
   * @throws DraftGoneError, ProcessNotDeployedError
   */
  async send(application: OpenApplication): Promise<OpenedCase | null> {
    const { service, form } = application.entry;
    const answers = application.draft.caseId === null ? this.completeAnswers(application) : {};
    if (!answers) return null;
    return openCase(
      this.options.work,
      this.options.engine,
      this.options.tenantId,
      {
        draftSecret: application.secret,
        serviceId: service.id,
        processDefinitionId: service.processDefinitionId,
        formId: form.id,
        variable: service.variable,
        answers,
        applicantName: service.applicant.nameFields
          .map((field) => readAnswer(answers, field) ?? '')
          .join(' ')
          .trim(),
        applicantEmail: applicantEmail(answers, service.applicant.emailField),
        fileNumberScheme: service.fileNumber,
      },
      this.now(),
    );
  }

  private completeAnswers(application: OpenApplication): JsonObject | null {
    const { form } = application.entry;
    // A draft may be older than the form: what the form does not ask any more falls away.
    const known = fieldsOf(form).reduce<JsonObject>(
      (answers, field) => withAnswer(answers, field.key, readAnswer(application.draft.answers, field.key)),
      {},
    );
    const checked = checkAnswers(form, known, this.formContext);
    return checked.ok ? checked.answers : null;
  }

  private async findDraft(serviceId: string, secret: string): Promise<Draft | null> {
    const draft = await this.drafts.find(this.options.tenantId, secret, this.now());
    return draft?.serviceId === serviceId ? draft : null;
  }

  private now(): Date {
    return new Date(this.options.now());
  }
}

function applicantEmail(answers: JsonObject, field: string | null): string | null {
  const email = field === null ? undefined : readAnswer(answers, field);
  return typeof email === 'string' ? email : null;
}
