import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, permittedResourceIds, SignedIn, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { permittedDecisions } from '../../batch-operations/start-batch-operation.service.js';
import { forbidden } from '../../http/problem.js';
import { ENGINE } from '../../platform/tokens.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { DeletedResourceDto, DeleteResourceRequest } from './delete-resource.dto.js';
import type { DeployedResource } from './find-resource.js';
import { ResourceReader } from './resource-reader.js';

const permissionFor = {
  process: 'DELETE_PROCESS',
  decisions: 'DELETE_DRD',
  form: 'DELETE_FORM',
} as const satisfies Record<DeployedResource['kind'], string>;

/** Takes deployed resources back. */
@ApiTags('Resources')
@Controller('v2/resources/:resourceKey/deletion')
export class DeleteResourceController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly resources: ResourceReader,
  ) {}

  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({
    operationId: 'deleteResource',
    summary: 'Lets nothing new begin from a process, a decision model or a form; what runs goes on',
  })
  @ApiOkResponse({ type: DeletedResourceDto })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('resourceKey', KeyPipe) resourceKey: string,
    @Body() { deleteHistory = false }: DeleteResourceRequest,
  ): Promise<DeletedResourceDto> {
    requireAnyDeletion(principal);
    const { kind, resourceId } = await this.resources.read(principal.tenantId, resourceKey);
    requireOn(principal, 'RESOURCE', permissionFor[kind], resourceId);
    if (deleteHistory && kind === 'process')
      requireOn(principal, 'PROCESS_DEFINITION', 'DELETE_PROCESS_INSTANCE', resourceId);
    const permittedDecisionIds = deleteHistory && kind === 'decisions' ? permittedDecisions(principal) : null;
    const { batchOperation } = await this.engine.deleteResource(call, {
      resourceKey,
      deleteHistory,
      permittedDecisionIds,
    });
    return {
      resourceKey,
      batchOperation: batchOperation && {
        batchOperationKey: batchOperation.batchOperationKey,
        batchOperationType: batchOperation.operationType,
      },
    };
  }
}

/** Whoever may delete nothing does not learn what there is. */
function requireAnyDeletion(principal: Principal): void {
  const mayAny = Object.values(permissionFor).some(
    (permission) => permittedResourceIds(principal, 'RESOURCE', permission).length !== 0,
  );
  if (!mayAny) throw forbidden('This needs a permission to delete on RESOURCE.');
}
