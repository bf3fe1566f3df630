import { applyDecorators, Controller, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@vorgang/identity';
import { PortalErrorFilter } from './portal-error.filter.js';
import { SameOriginGuard } from './same-origin.guard.js';

/**
 * Pages of the portal: open to everyone, errors shown as pages, forms accepted from our own pages only,
 * and no part of the interface for programs.
 */
export function PortalController(path = ''): ClassDecorator {
  return applyDecorators(
    Public(),
    ApiExcludeController(),
    UseFilters(PortalErrorFilter),
    UseGuards(SameOriginGuard),
    Controller(path),
  );
}
