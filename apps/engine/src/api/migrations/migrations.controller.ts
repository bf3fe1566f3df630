import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import {
  MigrationPreviewAnswer,
  MigrationPreviewRequest,
  MigrationProposalAnswer,
  MigrationProposalRequest,
} from './migrations.dto.js';
import { MigrationsService } from './migrations.service.js';

/** What moving running instances to another version would mean; moving them is a batch operation. */
@ApiTags('Migration')
@Controller('api/migrations')
export class MigrationsController {
  constructor(private readonly migrations: MigrationsService) {}

  @Post('proposal')
  @HttpCode(200)
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'proposeMigration', summary: 'Proposes which element goes on where' })
  @ApiOkResponse({ type: MigrationProposalAnswer })
  propose(
    @CurrentPrincipal() principal: Principal,
    @Body() request: MigrationProposalRequest,
  ): Promise<MigrationProposalAnswer> {
    return this.migrations.propose(principal, request);
  }

  @Post('preview')
  @HttpCode(200)
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'previewMigration',
    summary: 'Says of each instance what moves and what cannot',
  })
  @ApiOkResponse({ type: MigrationPreviewAnswer })
  preview(
    @CurrentPrincipal() principal: Principal,
    @Body() request: MigrationPreviewRequest,
  ): Promise<MigrationPreviewAnswer> {
    return this.migrations.preview(principal, request);
  }
}
