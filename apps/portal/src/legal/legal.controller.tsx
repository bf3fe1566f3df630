import { Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { PortalController } from '../http/portal-controller.js';
import { sendPage } from '../http/send-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { AccessibilityStatementPage } from './accessibility-statement-page.js';
import { ImprintPage } from './imprint-page.js';
import { PrivacyPage } from './privacy-page.js';

/** The pages that the law asks for. */
@PortalController()
export class LegalController {
  constructor(@Inject(PORTAL_OPTIONS) private readonly options: PortalOptions) {}

  @Get('barrierefreiheit')
  accessibility(@Res() response: Response): void {
    sendPage(response, <AccessibilityStatementPage county={this.options.county} />);
  }

  @Get('datenschutz')
  privacy(@Res() response: Response): void {
    sendPage(response, <PrivacyPage county={this.options.county} services={this.options.catalogue.list()} />);
  }

  @Get('impressum')
  imprint(@Res() response: Response): void {
    sendPage(response, <ImprintPage county={this.options.county} />);
  }
}
