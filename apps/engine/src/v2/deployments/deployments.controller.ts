import { Body, Controller, HttpCode, Inject, Post, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, everyResource, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { invalidRequest } from '../../http/problem.js';
import { ENGINE } from '../../platform/tokens.js';
import { boundedMemoryStorage, deploymentLimit, type UploadedFile } from './bounded-memory-storage.js';
import { describeDeployment } from './describe-deployment.js';
import { DeploymentDto, DeploymentRequest } from './deployment.dto.js';

const filesLimit = 50;
const limits = {
  files: filesLimit,
  fileSize: deploymentLimit,
  fields: 5,
  fieldSize: 1024,
  parts: filesLimit + 5,
};

/** Deploying models, decisions and forms. */
@ApiTags('Deployments')
@Controller('v2/deployments')
export class DeploymentsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('RESOURCE', 'CREATE')
  @UseInterceptors(
    FilesInterceptor('resources', filesLimit, {
      storage: boundedMemoryStorage(),
      limits,
      defParamCharset: 'utf8',
    }),
  )
  @ApiOperation({ operationId: 'createDeployment', summary: 'Deploys files; all or none' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['resources'],
      properties: {
        resources: { type: 'array', items: { type: 'string', format: 'binary' } },
        tenantId: { type: 'string' },
      },
    },
  })
  @ApiOkResponse({ type: DeploymentDto })
  async deploy(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @UploadedFiles() files: readonly UploadedFile[] | undefined,
    @Body() { tenantId }: DeploymentRequest,
  ): Promise<DeploymentDto> {
    // What a file holds is known only once it is read, so a grant on one resource is not enough.
    requireOn(principal, 'RESOURCE', 'CREATE', everyResource);
    // The form is read after the guard has chosen a tenant.
    requireTenant(principal, tenantId);
    if (!files || files.length === 0) {
      throw invalidRequest([
        { field: 'resources', message: 'Send at least one file as multipart/form-data.' },
      ]);
    }
    const contents = files.map(({ originalname, buffer }) => ({ name: originalname, content: buffer }));
    return describeDeployment(
      await this.engine.deploy({ ...call, tenantId: tenantId || call.tenantId }, contents),
    );
  }
}
