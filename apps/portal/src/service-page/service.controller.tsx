import { Get, Inject, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { Drafts } from '@vorgang/casework';
import type { TextVariant } from '@vorgang/services';
import type { Request, Response } from 'express';
import { draftCookie, readCookie } from '../http/cookies.js';
import { PortalController } from '../http/portal-controller.js';
import { sendPage } from '../http/send-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { ServicePage } from './service-page.js';

const VARIANTS: Readonly<Record<string, TextVariant>> = { einfach: 'plain', en: 'en' };

/** What a service is, who may apply, what it costs, and where it starts. */
@PortalController('dienste')
export class ServiceController {
  constructor(
    @Inject(PORTAL_OPTIONS) private readonly options: PortalOptions,
    private readonly drafts: Drafts,
  ) {}

  @Get(':serviceId')
  async show(
    @Param('serviceId') serviceId: string,
    @Query('sprache') language: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = this.options.catalogue.find(serviceId);
    if (!found) throw new NotFoundException(`There is no service ${serviceId}.`);
    const variant = (typeof language === 'string' && VARIANTS[language]) || 'de';
    const secret = readCookie(request, this.options, draftCookie(serviceId));
    const draft = secret
      ? await this.drafts.find(this.options.tenantId, secret, new Date(this.options.now()))
      : null;
    sendPage(
      response,
      <ServicePage
        county={this.options.county}
        service={found.service}
        variant={variant}
        draftExpiresAt={draft && draft.caseId === null ? draft.expiresAt : null}
      />,
    );
  }
}
