import { Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';

import { CaseParameter } from '../cases/case-id.dto.js';
import { attachment } from './attachment.js';
import { CaseHistory, ChainVerification } from './audit.dto.js';
import { AuditService } from './audit.service.js';
import { historyAsCsv } from './history-as-csv.js';

/** The history of a case for auditors: read it, take it along, prove that it is unchanged. */
@ApiTags('Audit')
@Controller('api/audit/cases/:caseId')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get('history')
  @RequirePermission('AUDIT_LOG', 'READ')
  @ApiOperation({ operationId: 'getCaseHistory', summary: 'Who did what when, with values before and after' })
  @ApiOkResponse({ type: CaseHistory })
  @ApiNotFoundResponse({ description: 'No such case.' })
  history(
    @CurrentPrincipal() principal: Principal,
    @Param() { caseId }: CaseParameter,
  ): Promise<CaseHistory> {
    return this.audit.history(principal, caseId);
  }

  @Get('history.csv')
  @RequirePermission('AUDIT_LOG', 'READ')
  @ApiOperation({
    operationId: 'exportCaseHistoryCsv',
    summary: 'The history as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportCsv(
    @CurrentPrincipal() principal: Principal,
    @Param() { caseId }: CaseParameter,
  ): Promise<StreamableFile> {
    const history = await this.audit.history(principal, caseId);
    return attachment(
      historyAsCsv(history.events),
      'text/csv; charset=utf-8',
      `verlauf-${history.fileNumber}.csv`,
    );
  }

  @Get('history.json')
  @RequirePermission('AUDIT_LOG', 'READ')
  @ApiOperation({ operationId: 'exportCaseHistoryJson', summary: 'The history as a JSON file' })
  @ApiProduces('application/json')
  @ApiOkResponse({ type: CaseHistory })
  async exportJson(
    @CurrentPrincipal() principal: Principal,
    @Param() { caseId }: CaseParameter,
  ): Promise<StreamableFile> {
    const history = await this.audit.history(principal, caseId);
    return attachment(
      JSON.stringify(history, null, 2),
      'application/json',
      `verlauf-${history.fileNumber}.json`,
    );
  }

  @Post('verify')
  @HttpCode(200)
  @RequirePermission('AUDIT_LOG', 'READ')
  @ApiOperation({ operationId: 'verifyCaseHistory', summary: 'Recomputes the hash chain of the case' })
  @ApiOkResponse({ type: ChainVerification })
  verify(
    @CurrentPrincipal() principal: Principal,
    @Param() { caseId }: CaseParameter,
  ): Promise<ChainVerification> {
    return this.audit.verify(principal, caseId);
  }
}
