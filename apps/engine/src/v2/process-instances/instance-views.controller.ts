import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { processInstanceSearch, type TenantWork } from '@vorgang/storage';
import { onPermittedProcesses } from '../../access/definition-rights.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { SearchService } from '../search/search-service.js';
import { findCallHierarchy } from './find-call-hierarchy.js';
import { findTakenFlows } from './find-taken-flows.js';
import { CallHierarchyEntryDto, TakenFlowList } from './instance-views.dto.js';

/** Where an instance comes from and which way it took. */
@ApiTags('Process instances')
@RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
@Controller('v2/process-instances/:processInstanceKey')
export class InstanceViewsController {
  constructor(
    private readonly searches: SearchService,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
  ) {}

  @Get('call-hierarchy')
  @ApiOperation({
    operationId: 'getProcessInstanceCallHierarchy',
    summary: 'The instances that called it, the outermost first, and itself',
  })
  @ApiOkResponse({ type: [CallHierarchyEntryDto] })
  async callHierarchy(
    @CurrentPrincipal() principal: Principal,
    @Param('processInstanceKey', KeyPipe) key: string,
  ): Promise<readonly CallHierarchyEntryDto[]> {
    await this.requireReadable(principal, key);
    return this.work.run(principal.tenantId, (manager) =>
      findCallHierarchy(manager, principal.tenantId, key),
    );
  }

  @Get('sequence-flows')
  @ApiOperation({
    operationId: 'getProcessInstanceSequenceFlows',
    summary: 'The sequence flows that its tokens have taken',
  })
  @ApiOkResponse({ type: TakenFlowList })
  async sequenceFlows(
    @CurrentPrincipal() principal: Principal,
    @Param('processInstanceKey', KeyPipe) key: string,
  ): Promise<TakenFlowList> {
    await this.requireReadable(principal, key);
    const items = await this.work.run(principal.tenantId, (manager) =>
      findTakenFlows(manager, principal.tenantId, key),
    );
    return { items };
  }

  private async requireReadable(principal: Principal, key: string): Promise<void> {
    const readable = onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'p.process_definition_id');
    await this.searches.get(principal, processInstanceSearch, key, readable);
  }
}
