import { Get, Next, NotFoundException, Req } from '@nestjs/common';
import type { NextFunction, Request } from 'express';
import { PortalController } from '../http/portal-controller.js';

/** First parts of addresses that belong to others: interfaces for programs, and the staff application. */
const FOREIGN = new Set(['v2', 'api', 'health', 'workbench', '.well-known']);

/** Addresses that no page has. Has to be wired last. */
@PortalController()
export class NotFoundController {
  @Get('*path')
  find(@Req() request: Request, @Next() next: NextFunction): void {
    const [, first = ''] = request.path.split('/');
    if (FOREIGN.has(first)) return next();
    throw new NotFoundException('There is no such page.');
  }
}
