import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  everyResource,
  permittedResourceIds,
  RequirePermission,
  type Principal,
} from '@vorgang/identity';
import { auditLogSearch, fieldIn, type Restriction, type SearchPage } from '@vorgang/storage';
import { invalidRequest } from '../../http/problem.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { AuditLogs, type AuditLogEntry } from './audit-logs.service.js';

/** Who did what: to process instances, and as operator or administrator. */
@ApiTags('Audit log')
@RequirePermission('AUDIT_LOG', 'READ')
@Controller('v2/audit-logs')
export class AuditLogsController {
  constructor(private readonly auditLogs: AuditLogs) {}

  @Post('search')
  @SearchOf(auditLogSearch)
  @ApiOperation({ operationId: 'searchAuditLogs', summary: 'Finds what people and clients did' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<AuditLogEntry>> {
    return this.auditLogs.search(principal, body, inPermittedCategories(principal));
  }

  @Get(':auditLogKey')
  @ItemOfSearch(auditLogSearch)
  @ApiOperation({ operationId: 'getAuditLog', summary: 'One entry of the audit log' })
  get(@CurrentPrincipal() principal: Principal, @Param('auditLogKey') key: string): Promise<AuditLogEntry> {
    if (!/^-?\d{1,25}$/.test(key))
      throw invalidRequest([
        { field: 'auditLogKey', message: 'Must be a key: a string of at most 25 digits.' },
      ]);
    return this.auditLogs.get(principal, key, inPermittedCategories(principal));
  }
}

function inPermittedCategories(principal: Principal): readonly Restriction[] {
  const categories = permittedResourceIds(principal, 'AUDIT_LOG', 'READ');
  return categories === everyResource ? [] : [fieldIn('category', categories)];
}
