import {
  BadRequestException,
  Body,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { accessCodeOf, CaseSessions, ProcessTextsReader, readCaseStatus } from '@vorgang/casework';
import {
  isField,
  rawFromAnswers,
  readPost,
  shownParts,
  summariseAnswers,
  type RawAnswers,
} from '@vorgang/forms';
import type { Request, Response } from 'express';
import { CASE_COOKIE, clearCookie, draftCookie, readCookie, setCookie } from '../http/cookies.js';
import { PortalController } from '../http/portal-controller.js';
import { seeOther, sendPage } from '../http/send-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { ApplicationService, type OpenApplication, type PagePosition } from './application.service.js';
import { CheckAnswersPage } from './check-answers-page.js';
import { QuestionPage, RETURN_FIELD } from './question-page.js';
import { isReceiptOver } from './receipt-time.js';
import { SentPage } from './sent-page.js';

/** The form, one question a page: every post is answered by a redirect, and nothing needs JavaScript. */
@PortalController('dienste/:serviceId')
export class ApplicationController {
  constructor(
    @Inject(PORTAL_OPTIONS) private readonly options: PortalOptions,
    private readonly applications: ApplicationService,
    private readonly texts: ProcessTextsReader,
    private readonly sessions: CaseSessions,
  ) {}

  @Post('antrag')
  @HttpCode(303)
  async start(
    @Param('serviceId') serviceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const secret = await this.applications.start(
      serviceId,
      readCookie(request, this.options, draftCookie(serviceId)),
    );
    setCookie(response, this.options, draftCookie(serviceId), secret, { keep: true });
    seeOther(response, `/dienste/${serviceId}/antrag`);
  }

  /** Goes on where the citizen stopped. */
  @Get('antrag')
  async resume(
    @Param('serviceId') serviceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.open(serviceId, request);
    if (application.draft.caseId !== null) return seeOther(response, `/dienste/${serviceId}/gesendet`);
    seeOther(response, this.pathOf(application, this.applications.openPageId(application)));
  }

  @Get('antrag/:pageId')
  async ask(
    @Param('serviceId') serviceId: string,
    @Param('pageId') pageId: string,
    @Query('aendern') change: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.open(serviceId, request);
    const position = this.applications.position(application, pageId);
    if (!position || application.draft.caseId !== null)
      return seeOther(response, `/dienste/${serviceId}/antrag`);
    const raw = rawFromAnswers(position.page.parts.filter(isField), application.draft.answers);
    sendPage(
      response,
      this.questionPage(application, position, raw, { returns: change === '1', errors: [] }),
    );
  }

  @Post('antrag/:pageId')
  @HttpCode(303)
  async answer(
    @Param('serviceId') serviceId: string,
    @Param('pageId') pageId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.open(serviceId, request);
    const position = this.applications.position(application, pageId);
    if (!position || application.draft.caseId !== null)
      return seeOther(response, `/dienste/${serviceId}/antrag`);
    const form = (body ?? {}) as Readonly<Record<string, unknown>>;
    const post = readPost(position.page.parts.filter(isField), form, [RETURN_FIELD]);
    if (!post.ok) throw new BadRequestException(`The page has no field ${post.unknownNames.join(', ')}.`);
    const returns = form[RETURN_FIELD] === '1';
    const checked = await this.applications.answer(application, position.page, post.raw);
    if (!checked.ok) {
      return sendPage(
        response,
        this.questionPage(application, position, post.raw, { returns, errors: checked.errors }),
        422,
      );
    }
    const next = returns
      ? this.applications.openPageId(application, checked.answers)
      : this.applications.nextPageId(application, pageId, checked.answers);
    seeOther(response, this.pathOf(application, next));
  }

  @Get('pruefen')
  async check(
    @Param('serviceId') serviceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.open(serviceId, request);
    const openPageId = this.applications.openPageId(application);
    if (application.draft.caseId !== null || openPageId !== null) {
      return seeOther(response, `/dienste/${serviceId}/antrag`);
    }
    const { form, service } = application.entry;
    const summary = summariseAnswers(form, application.draft.answers, this.applications.formContext);
    sendPage(response, <CheckAnswersPage county={this.options.county} service={service} summary={summary} />);
  }

  @Post('absenden')
  @HttpCode(303)
  async send(
    @Param('serviceId') serviceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const application = await this.open(serviceId, request);
    if (isReceiptOver(application.draft, this.options.now())) return this.askForCode(response, serviceId);
    const opened = await this.applications.send(application);
    if (!opened) return seeOther(response, `/dienste/${serviceId}/antrag`);
    const { tenantId, now } = this.options;
    const previous = readCookie(request, this.options, CASE_COOKIE);
    const token = await this.sessions.open(tenantId, opened.caseId, previous, new Date(now()));
    setCookie(response, this.options, CASE_COOKIE, token, { keep: false });
    seeOther(response, `/dienste/${serviceId}/gesendet`);
  }

  @Get('gesendet')
  async sent(
    @Param('serviceId') serviceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const secret = readCookie(request, this.options, draftCookie(serviceId));
    const application = await this.applications.find(serviceId, secret);
    if (!application || isReceiptOver(application.draft, this.options.now()))
      return this.askForCode(response, serviceId);
    const { caseId } = application.draft;
    const status =
      caseId && (await readCaseStatus(this.options.work, this.texts, this.options.tenantId, caseId));
    if (!status) return seeOther(response, `/dienste/${serviceId}/antrag`);
    sendPage(
      response,
      <SentPage
        county={this.options.county}
        service={application.entry.service}
        fileNumber={status.fileNumber}
        accessCode={accessCodeOf(application.secret)}
      />,
    );
  }

  @Post('verwerfen')
  @HttpCode(303)
  async discard(
    @Param('serviceId') serviceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.applications.service(serviceId);
    const secret = readCookie(request, this.options, draftCookie(serviceId));
    if (secret) await this.applications.discard(secret);
    clearCookie(response, this.options, draftCookie(serviceId));
    seeOther(response, `/dienste/${serviceId}`);
  }

  private questionPage(
    application: OpenApplication,
    position: PagePosition,
    raw: RawAnswers,
    state: Pick<Parameters<typeof QuestionPage>[0], 'returns' | 'errors'>,
  ) {
    const { answers, expiresAt } = application.draft;
    const parts = shownParts(position.page, answers, this.applications.formContext);
    return (
      <QuestionPage
        county={this.options.county}
        service={application.entry.service}
        position={position}
        parts={parts}
        raw={raw}
        expiresAt={expiresAt}
        {...state}
      />
    );
  }

  /** The way to a case that was sent before, and without its draft. */
  private askForCode(response: Response, serviceId: string): void {
    clearCookie(response, this.options, draftCookie(serviceId));
    seeOther(response, '/vorgang');
  }

  private pathOf(application: OpenApplication, pageId: string | null): string {
    const path = `/dienste/${application.entry.service.id}`;
    return pageId === null ? `${path}/pruefen` : `${path}/antrag/${encodeURIComponent(pageId)}`;
  }

  private open(serviceId: string, request: Request): Promise<OpenApplication> {
    return this.applications.open(serviceId, readCookie(request, this.options, draftCookie(serviceId)));
  }
}
