import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '@vorgang/identity';
import type { Request, Response } from 'express';
import { DocumentsService } from './documents.service.js';
import { sendDocument } from './send-document.js';

/** Links to documents: the link itself is the right to read. */
@ApiTags('Documents')
@Controller('api/document-links')
export class DocumentLinksController {
  constructor(private readonly documents: DocumentsService) {}

  @Get(':token')
  @Public()
  @ApiOperation({ operationId: 'openDocumentLink', summary: 'The document that a link opens' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { tenantId, documentId } = this.documents.openLink(token);
    const document = await this.documents.find(tenantId, documentId);
    await sendDocument(this.documents, tenantId, document, request, response);
  }
}
