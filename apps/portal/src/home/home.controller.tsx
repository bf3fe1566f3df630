import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@vorgang/identity';
import type { Response } from 'express';
import { PortalErrorFilter } from '../http/portal-error.filter.js';
import { sendPage } from '../http/send-page.js';
import { PORTAL_OPTIONS, type PortalOptions } from '../portal-options.js';
import { HomePage } from './home-page.js';

/** The first page: all services, and the search among them. */
@Public()
@ApiExcludeController()
@UseFilters(PortalErrorFilter)
@Controller()
export class HomeController {
  constructor(@Inject(PORTAL_OPTIONS) private readonly options: PortalOptions) {}

  @Get()
  show(@Query('suche') search: unknown, @Res() response: Response): void {
    const text = typeof search === 'string' ? search.trim().slice(0, 200) : '';
    const services = text === '' ? this.options.catalogue.list() : this.options.catalogue.search(text);
    sendPage(response, <HomePage county={this.options.county} search={text} services={services} />);
  }
}
