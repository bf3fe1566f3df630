import { Body, Get, HttpCode, Inject, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  CaseSessions,
  Documents,
  Drafts,
  openCaseWithCode,
  ProcessTextsReader,
  readCaseStatus,
} from '@vorgang/casework';
import { jsonLogger, pseudonymOf } from '@vorgang/orchestration';
import type { Request, Response } from 'express';
import { CASE_COOKIE, clearCookie, readCookie, readDraftCookies, setCookie } from '../http/cookies.js';
import { PortalController } from '../http/portal-controller.js';
import { seeOther, sendPage } from '../http/send-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { SignInPage, type SignInError } from './sign-in-page.js';
import { StatusPage } from './status-page.js';

/** A citizen's network address and case never stand in one line. */
const log = jsonLogger();

/** How far an application is, for whoever has its file number and access code. The code never stands in an address. */
@PortalController('vorgang')
export class CaseStatusController {
  constructor(
    @Inject(PORTAL_OPTIONS) private readonly options: PortalOptions,
    private readonly documents: Documents,
    private readonly drafts: Drafts,
    private readonly sessions: CaseSessions,
    private readonly texts: ProcessTextsReader,
  ) {}

  /** Asks for both. A link in a message may carry the file number. */
  @Get()
  async askForCode(
    @Query('aktenzeichen') fileNumber: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (fileNumber === undefined && (await this.openedCase(request)))
      return seeOther(response, '/vorgang/stand');
    const given = typeof fileNumber === 'string' ? fileNumber.slice(0, 60) : '';
    sendPage(response, <SignInPage county={this.options.county} fileNumber={given} errors={[]} />);
  }

  @Post()
  @HttpCode(303)
  async enterCode(@Body() body: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const form = (body ?? {}) as Readonly<Record<string, unknown>>;
    const fileNumber = typeof form.aktenzeichen === 'string' ? form.aktenzeichen.trim().slice(0, 60) : '';
    const accessCode = typeof form.zugangscode === 'string' ? form.zugangscode.slice(0, 60) : '';
    const missing = missingFields(fileNumber, accessCode);
    if (missing.length > 0) return this.askAgain(response, fileNumber, missing);
    const caseId = await this.caseOf({ fileNumber, accessCode }, request);
    if (!caseId) {
      log.warn('case-access-refused', { address: pseudonymOf(request.ip) });
      return this.askAgain(response, fileNumber, [
        {
          inputName: 'aktenzeichen',
          message: 'Aktenzeichen und Zugangscode passen nicht zusammen. Prüfen Sie beide Angaben.',
        },
      ]);
    }
    log.info('case-opened', { caseId });
    const { tenantId } = this.options;
    const previous = readCookie(request, this.options, CASE_COOKIE);
    const token = await this.sessions.open(tenantId, caseId, previous, this.now());
    setCookie(response, this.options, CASE_COOKIE, token, { keep: false });
    seeOther(response, '/vorgang/stand');
  }

  @Get('stand')
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const caseId = await this.openedCase(request);
    const status =
      caseId && (await readCaseStatus(this.options.work, this.texts, this.options.tenantId, caseId));
    if (!status) return seeOther(response, '/vorgang');
    const service = this.options.catalogue.find(status.serviceId)?.service ?? null;
    sendPage(response, <StatusPage county={this.options.county} service={service} status={status} />);
  }

  @Get('dokumente/:documentId')
  async download(
    @Param('documentId') documentId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const caseId = await this.openedCase(request);
    if (!caseId) return seeOther(response, '/vorgang');
    const document = await this.documents.read(this.options.tenantId, caseId, documentId);
    if (!document) throw new NotFoundException('The case has no such document.');
    response
      .set({
        'Content-Type': document.mediaType,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
      })
      .attachment(document.fileName)
      .type(document.mediaType)
      .send(document.content);
  }

  @Post('abmelden')
  @HttpCode(303)
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    const token = readCookie(request, this.options, CASE_COOKIE);
    if (token !== null) await this.sessions.close(this.options.tenantId, token);
    clearCookie(response, this.options, CASE_COOKIE);
    await this.forgetSentDrafts(request, response);
    seeOther(response, '/vorgang');
  }

  /** What was sent leads to its case; what is still being filled in stays. */
  private async forgetSentDrafts(request: Request, response: Response): Promise<void> {
    const cookies = readDraftCookies(request, this.options);
    if (cookies.length === 0) return;
    const secrets = cookies.map(({ secret }) => secret);
    const unsent = await this.drafts.unsentAmong(this.options.tenantId, secrets, this.now());
    for (const { name, secret } of cookies)
      if (!unsent.includes(secret)) clearCookie(response, this.options, name);
  }

  private askAgain(response: Response, fileNumber: string, errors: readonly SignInError[]): void {
    sendPage(
      response,
      <SignInPage county={this.options.county} fileNumber={fileNumber} errors={errors} />,
      422,
    );
  }

  /** The case that this browser has opened, checked anew at every request. */
  private async openedCase(request: Request): Promise<string | null> {
    const token = readCookie(request, this.options, CASE_COOKIE);
    return token === null ? null : this.sessions.caseOf(this.options.tenantId, token, this.now());
  }

  private now(): Date {
    return new Date(this.options.now());
  }

  private caseOf(
    credentials: { readonly fileNumber: string; readonly accessCode: string },
    request: Request,
  ) {
    const { work, tenantId } = this.options;
    return openCaseWithCode(work, tenantId, credentials, request.ip ?? '', this.now());
  }
}

function missingFields(fileNumber: string, accessCode: string): readonly SignInError[] {
  const errors: SignInError[] = [];
  if (fileNumber === '')
    errors.push({ inputName: 'aktenzeichen', message: 'Geben Sie Ihr Aktenzeichen ein.' });
  if (accessCode.trim() === '')
    errors.push({ inputName: 'zugangscode', message: 'Geben Sie Ihren Zugangscode ein.' });
  return errors;
}
