import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';

import { AddNoteRequest, CancelCaseRequest } from './case-actions.dto.js';
import { CaseDetail, CaseNote } from './case-detail.dto.js';
import { CaseDocumentParameters, CaseParameter } from './case-id.dto.js';
import { CasesService } from './cases.service.js';
import { CasePage, SearchCasesRequest } from './search-cases.dto.js';

/** The files of citizens' applications as staff reads them. */
@ApiTags('Cases')
@Controller('api/cases')
export class CasesController {
  constructor(private readonly cases: CasesService) {}

  @Post('search')
  @HttpCode(200)
  @RequirePermission('CASE', 'READ')
  @ApiOperation({ operationId: 'searchCases', summary: 'Lists cases, newest first' })
  @ApiOkResponse({ type: CasePage })
  search(@CurrentPrincipal() principal: Principal, @Body() request: SearchCasesRequest): Promise<CasePage> {
    return this.cases.search(principal, request);
  }

  @Get(':caseId')
  @RequirePermission('CASE', 'READ')
  @ApiOperation({ operationId: 'getCase', summary: 'Everything of one case' })
  @ApiOkResponse({ type: CaseDetail })
  @ApiNotFoundResponse({ description: 'No such case.' })
  read(@CurrentPrincipal() principal: Principal, @Param() { caseId }: CaseParameter): Promise<CaseDetail> {
    return this.cases.read(principal, caseId);
  }

  @Post(':caseId/notes')
  @RequirePermission('CASE', 'UPDATE')
  @ApiOperation({ operationId: 'addCaseNote', summary: 'Adds a note that only staff sees' })
  @ApiCreatedResponse({ type: CaseNote })
  addNote(
    @CurrentPrincipal() principal: Principal,
    @Param() { caseId }: CaseParameter,
    @Body() request: AddNoteRequest,
  ): Promise<CaseNote> {
    return this.cases.addNote(principal, caseId, request.text);
  }

  @Post(':caseId/cancel')
  @HttpCode(204)
  @RequirePermission('PROCESS_DEFINITION', 'CANCEL_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'cancelCase',
    summary: 'Ends the process of a case and keeps the reason as a note',
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'The process has ended already.' })
  cancel(
    @CurrentPrincipal() principal: Principal,
    @Param() { caseId }: CaseParameter,
    @Body() request: CancelCaseRequest,
  ): Promise<void> {
    return this.cases.cancel(principal, caseId, request.reason);
  }

  @Get(':caseId/documents/:documentId')
  @RequirePermission('CASE', 'READ')
  @ApiOperation({ operationId: 'downloadCaseDocument', summary: 'A document of the case as a file' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @CurrentPrincipal() principal: Principal,
    @Param() { caseId, documentId }: CaseDocumentParameters,
  ): Promise<StreamableFile> {
    const document = await this.cases.document(principal, caseId, documentId);
    return new StreamableFile(document.content, {
      type: document.mediaType,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
      length: document.content.length,
    });
  }
}
