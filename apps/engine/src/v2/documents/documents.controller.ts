import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import type { Request, Response } from 'express';
import { Call } from '../../access/call.js';
import { NoContent } from '../requests/described.js';
import {
  CreateDocumentQuery,
  CreateDocumentsQuery,
  DocumentBatchDto,
  DocumentLinkDto,
  DocumentLinkRequest,
  DocumentParameter,
  DocumentReferenceDto,
  ReadDocumentQuery,
} from './document.dto.js';
import { DocumentsService } from './documents.service.js';
import { sendDocument } from './send-document.js';

const file = { type: 'string', format: 'binary' } as const;

/** Documents that processes carry in their variables as references. */
@ApiTags('Documents')
@Controller('v2/documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Post()
  @RequirePermission('DOCUMENT', 'CREATE')
  @ApiOperation({ operationId: 'createDocument', summary: 'Uploads a document' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file, metadata: { type: 'string' } } },
  })
  @ApiCreatedResponse({ type: DocumentReferenceDto })
  create(
    @Call() call: CallContext,
    @Query() { documentId }: CreateDocumentQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DocumentReferenceDto> {
    return this.documents.create(call, request, response, documentId);
  }

  @Post('batch')
  @RequirePermission('DOCUMENT', 'CREATE')
  @ApiOperation({ operationId: 'createDocuments', summary: 'Uploads several documents, each for itself' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['files'],
      properties: {
        files: { type: 'array', items: file },
        metadataList: { type: 'array', items: { type: 'string' } },
      },
    },
  })
  @ApiCreatedResponse({ type: DocumentBatchDto, description: 'All are stored; 207: some are not.' })
  async createAll(
    @Call() call: CallContext,
    @Query() _query: CreateDocumentsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DocumentBatchDto> {
    const answer = await this.documents.createAll(call, request, response);
    response.status(answer.failedDocuments.length === 0 ? 201 : 207);
    return answer;
  }

  @Get(':documentId')
  @RequirePermission('DOCUMENT', 'READ')
  @ApiOperation({ operationId: 'getDocument', summary: 'The content of a document, as a file' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: file })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { documentId }: DocumentParameter,
    @Query() { contentHash }: ReadDocumentQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const document = await this.documents.find(tenantId, documentId, contentHash);
    await sendDocument(this.documents, tenantId, document, request, response);
  }

  @Delete(':documentId')
  @RequirePermission('DOCUMENT', 'DELETE')
  @NoContent()
  @ApiOperation({ operationId: 'deleteDocument', summary: 'Deletes a document that no case holds' })
  @ApiConflictResponse({ description: 'A case holds it: it is kept as long as the file of the case.' })
  delete(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { documentId }: DocumentParameter,
    @Query() _query: CreateDocumentsQuery,
  ): Promise<void> {
    return this.documents.delete(tenantId, documentId);
  }

  @Post(':documentId/links')
  @HttpCode(201)
  @RequirePermission('DOCUMENT', 'READ')
  @ApiOperation({
    operationId: 'createDocumentLink',
    summary: 'A link that opens the document for whoever has it, until it expires',
  })
  @ApiCreatedResponse({ type: DocumentLinkDto })
  link(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { documentId }: DocumentParameter,
    @Query() { contentHash }: ReadDocumentQuery,
    @Body() { timeToLive }: DocumentLinkRequest,
  ): Promise<DocumentLinkDto> {
    return this.documents.link(tenantId, documentId, contentHash, timeToLive ?? undefined);
  }
}
