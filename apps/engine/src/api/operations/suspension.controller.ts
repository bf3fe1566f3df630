import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ProcessInstanceKey } from '@vorgang/execution';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { processInstanceSearch } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { DefinitionRights } from '../../access/definition-rights.js';
import { ENGINE } from '../../platform/tokens.js';
import { ProcessInstanceParameter, SuspensionRequest } from './suspension.dto.js';

/** Holding process instances and letting them go on. */
@ApiTags('Operations')
@Controller('api/operations/process-instances')
export class SuspensionController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly rights: DefinitionRights,
  ) {}

  @Post(':processInstanceKey/suspension')
  @HttpCode(204)
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'suspendProcessInstance',
    summary: 'Holds a process instance: nothing in it moves until it is resumed',
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'It is suspended already.' })
  async suspend(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param() { processInstanceKey }: ProcessInstanceParameter,
    @Body() request: SuspensionRequest,
  ): Promise<void> {
    await this.requireRight(principal, processInstanceKey);
    await this.engine.suspendProcessInstance(
      call,
      processInstanceKey as ProcessInstanceKey,
      options(request),
    );
  }

  @Post(':processInstanceKey/resumption')
  @HttpCode(204)
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'resumeProcessInstance',
    summary: 'Lets a suspended process instance go on; what came due meanwhile happens now, once',
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'It is not suspended.' })
  async resume(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param() { processInstanceKey }: ProcessInstanceParameter,
    @Body() request: SuspensionRequest,
  ): Promise<void> {
    await this.requireRight(principal, processInstanceKey);
    await this.engine.resumeProcessInstance(call, processInstanceKey as ProcessInstanceKey, options(request));
  }

  private requireRight(principal: Principal, key: string): Promise<void> {
    return this.rights.requireOnProcessOf(principal, 'UPDATE_PROCESS_INSTANCE', processInstanceSearch, key);
  }
}

function options({ includeCalledInstances }: SuspensionRequest): {
  readonly includeCalledInstances: boolean;
} {
  return { includeCalledInstances: includeCalledInstances ?? false };
}
