import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { checkpointFileName } from '@vorgang/audit';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { attachment } from './attachment.js';
import { AuditCheckpoint } from './audit.dto.js';
import { AuditService } from './audit.service.js';

/** Signed checkpoints over all histories of the tenant, for auditors and for witnesses who keep them elsewhere. */
@ApiTags('Audit')
@Controller('api/audit/checkpoints/latest')
export class CheckpointsController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @RequirePermission('AUDIT_LOG', 'READ')
  @ApiOperation({ operationId: 'getLatestCheckpoint', summary: 'The newest signed checkpoint' })
  @ApiOkResponse({ type: AuditCheckpoint })
  @ApiNotFoundResponse({ description: 'No checkpoint was written yet.' })
  latest(@CurrentPrincipal() principal: Principal): Promise<AuditCheckpoint> {
    return this.audit.latestCheckpoint(principal);
  }

  @Get('note')
  @RequirePermission('AUDIT_LOG', 'READ')
  @ApiOperation({
    operationId: 'getLatestCheckpointNote',
    summary: 'The newest signed checkpoint as the file that is kept elsewhere',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiNotFoundResponse({ description: 'No checkpoint was written yet.' })
  async note(@CurrentPrincipal() principal: Principal): Promise<StreamableFile> {
    const { note, treeSize } = await this.audit.latestCheckpoint(principal);
    return attachment(note, 'text/plain; charset=utf-8', checkpointFileName(treeSize));
  }
}
