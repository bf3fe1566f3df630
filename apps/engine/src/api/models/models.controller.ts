import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  UploadedFile as Uploaded,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';

import { invalidRequest } from '../../http/problem.js';
import { boundedMemoryStorage, type UploadedFile } from '../../v2/deployments/bounded-memory-storage.js';
import { ImportedModel, ModelImportRequest } from './import-model.dto.js';
import { ModelParameter } from './model-key.dto.js';
import {
  DeployedModel,
  DeployModelRequest,
  ModelCheck,
  ModelList,
  ModelRequest,
  ModelSource,
} from './model.dto.js';
import { ModelsService } from './models.service.js';

/** Bytes of an imported file at most; larger models are refused by the reader as well. */
const importLimits = { files: 1, fileSize: 4 * 1024 * 1024, fields: 2, fieldSize: 1024, parts: 4 };

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

  @Post('import')
  @HttpCode(200)
  @RequirePermission('RESOURCE', 'READ')
  @UseInterceptors(
    FileInterceptor('file', {
      storage: boundedMemoryStorage(),
      limits: importLimits,
      defParamCharset: 'utf8',
    }),
  )
  @ApiOperation({
    operationId: 'importModel',
    summary: 'Converts a model made elsewhere, says what was done, and stores nothing',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        removeForeign: { type: 'string', enum: ['true', 'false'] },
      },
    },
  })
  @ApiOkResponse({ type: ImportedModel })
  @ApiBadRequestResponse({
    description: 'The file can be read neither as BPMN nor as DMN; `errors` says why.',
  })
  import(
    @Uploaded() file: UploadedFile | undefined,
    @Body() { removeForeign }: ModelImportRequest,
  ): Promise<ImportedModel> {
    if (!file) {
      throw invalidRequest([{ field: 'file', message: 'Send one file as multipart/form-data.' }]);
    }
    return this.models.import(file.originalname, file.buffer, removeForeign === 'true');
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
  deploy(
    @CurrentPrincipal() principal: Principal,
    @Body() request: DeployModelRequest,
  ): Promise<DeployedModel> {
    return this.models.deploy(principal, request);
  }
}
