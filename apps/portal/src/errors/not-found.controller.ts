import { Controller, Get, Next, NotFoundException, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@vorgang/identity';
import type { NextFunction, Request } from 'express';
import { PortalErrorFilter } from '../http/portal-error.filter.js';

/** First parts of addresses that belong to others: interfaces for programs, and the staff application. */
const FOREIGN = new Set(['v2', 'api', 'health', 'workbench']);

/** Addresses that no page has. Has to be wired last. */
@Public()
@ApiExcludeController()
@UseFilters(PortalErrorFilter)
@Controller()
export class NotFoundController {
  @Get('*path')
  find(@Req() request: Request, @Next() next: NextFunction): void {
    const [, first = ''] = request.path.split('/');
    if (FOREIGN.has(first)) return next();
    throw new NotFoundException('There is no such page.');
  }
}
