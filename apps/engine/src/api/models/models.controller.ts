import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';

import { ModelParameter } from './model-key.dto.js';
import { DeployedModel, ModelCheck, ModelList, ModelRequest, ModelSource } from './model.dto.js';
import { ModelsService } from './models.service.js';

/** Process models for the people who design them. */
@ApiTags('Models')
@Controller('api/models')
export class ModelsController {
  constructor(private readonly models: ModelsService) {}

  @Get()
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION')
  @ApiOperation({
    operationId: 'listModels',
    summary: 'All processes with their versions and how many cases run on each',
  })
  @ApiOkResponse({ type: ModelList })
  list(@CurrentPrincipal() principal: Principal): Promise<ModelList> {
    return this.models.list(principal);
  }

  @Get(':processDefinitionKey')
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION')
  @ApiOperation({ operationId: 'getModel', summary: 'One version with its XML' })
  @ApiOkResponse({ type: ModelSource })
  @ApiNotFoundResponse({ description: 'No such version.' })
  read(
    @CurrentPrincipal() principal: Principal,
    @Param() { processDefinitionKey }: ModelParameter,
  ): Promise<ModelSource> {
    return this.models.read(principal, processDefinitionKey);
  }

  @Post('check')
  @HttpCode(200)
  @RequirePermission('RESOURCE', 'READ')
  @ApiOperation({
    operationId: 'checkModel',
    summary: 'Checks a model as a deployment would, and stores nothing',
  })
  @ApiOkResponse({ type: ModelCheck })
  check(@Body() request: ModelRequest): Promise<ModelCheck> {
    return this.models.check(request);
  }

  @Post('deploy')
  @RequirePermission('RESOURCE', 'CREATE')
  @ApiOperation({
    operationId: 'deployModel',
    summary: 'Deploys a new version; running cases stay on theirs',
  })
  @ApiCreatedResponse({ type: DeployedModel })
  @ApiBadRequestResponse({
    description: 'The model has problems; nothing was stored. `problems` names the elements.',
  })
  deploy(@CurrentPrincipal() principal: Principal, @Body() request: ModelRequest): Promise<DeployedModel> {
    return this.models.deploy(principal, request);
  }
}
