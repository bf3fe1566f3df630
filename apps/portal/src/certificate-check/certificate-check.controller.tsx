import { Body, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { normaliseCode, verifyCertificate } from '@vorgang/casework';
import type { Request, Response } from 'express';
import { PortalController } from '../http/portal-controller.js';
import { seeOther, sendPage } from '../http/send-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { CertificateCheckPage, CertificateResultPage } from './certificate-check-page.js';

/** Anyone who holds a certificate can check whether it is genuine. */
@PortalController('pruefen')
export class CertificateCheckController {
  constructor(@Inject(PORTAL_OPTIONS) private readonly options: PortalOptions) {}

  @Get()
  ask(@Res() response: Response): void {
    sendPage(response, <CertificateCheckPage county={this.options.county} code="" error={null} />);
  }

  @Post()
  @HttpCode(303)
  enter(@Body() body: unknown, @Res() response: Response): void {
    const form = (body ?? {}) as Readonly<Record<string, unknown>>;
    const typed = typeof form.pruefcode === 'string' ? form.pruefcode.slice(0, 60) : '';
    const code = normaliseCode(typed);
    if (code) return seeOther(response, `/pruefen/${code}`);
    const error =
      typed.trim() === ''
        ? 'Geben Sie den Prüfcode ein.'
        : 'Der Prüfcode hat 12 Zeichen, zum Beispiel ABCD-2345-EFGH. Prüfen Sie Ihre Eingabe.';
    sendPage(response, <CertificateCheckPage county={this.options.county} code={typed} error={error} />, 422);
  }

  /** The address in the certificate's QR code. The code opens nothing but this answer. */
  @Get(':code')
  async show(@Param('code') code: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { work, tenantId, catalogue } = this.options;
    const certificate = await verifyCertificate(
      work,
      tenantId,
      code,
      request.ip ?? '',
      new Date(this.options.now()),
    );
    const service = certificate && (catalogue.find(certificate.serviceId)?.service ?? null);
    sendPage(
      response,
      <CertificateResultPage
        county={this.options.county}
        code={normaliseCode(code) ?? code}
        certificate={certificate}
        name={(certificate && service?.documentNames[certificate.kind]) ?? null}
      />,
      certificate ? 200 : 404,
    );
  }
}
