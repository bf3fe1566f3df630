import { Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { PortalController } from '../http/portal-controller.js';
import { sendPage } from '../http/send-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { HomePage } from './home-page.js';

/** The first page: all services, and the search among them. */
@PortalController()
export class HomeController {
  constructor(@Inject(PORTAL_OPTIONS) private readonly options: PortalOptions) {}

  @Get()
  show(@Query('suche') search: unknown, @Res() response: Response): void {
    const text = typeof search === 'string' ? search.trim().slice(0, 200) : '';
    const services = text === '' ? this.options.catalogue.list() : this.options.catalogue.search(text);
    sendPage(response, <HomePage county={this.options.county} search={text} services={services} />);
  }
}
