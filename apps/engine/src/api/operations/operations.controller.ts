import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';

import { IncidentParameter } from './incident-key.dto.js';
import { OperationsOverview, RetryIncidentRequest } from './operations.dto.js';
import { OperationsService } from './operations.service.js';

/** What the people who keep the platform running look at and act on. */
@ApiTags('Operations')
@Controller('api/operations')
export class OperationsController {
  constructor(private readonly operations: OperationsService) {}

  @Get('overview')
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({ operationId: 'getOperationsOverview', summary: 'What runs, what waits and what is stuck' })
  @ApiOkResponse({ type: OperationsOverview })
  overview(@CurrentPrincipal() principal: Principal): Promise<OperationsOverview> {
    return this.operations.overview(principal);
  }

  @Post('incidents/:incidentKey/retry')
  @HttpCode(204)
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'retryIncident',
    summary: 'Gives the failed job new attempts and resolves the incident',
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'The incident is resolved already.' })
  retry(
    @CurrentPrincipal() principal: Principal,
    @Param() { incidentKey }: IncidentParameter,
    @Body() request: RetryIncidentRequest,
  ): Promise<void> {
    return this.operations.retry(principal, incidentKey, request.retries ?? 3);
  }
}
