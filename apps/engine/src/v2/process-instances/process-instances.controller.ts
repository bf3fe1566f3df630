import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ProcessDefinitionKey, ProcessInstanceKey } from '@vorgang/execution';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import {
  connectionOf,
  countElements,
  everything,
  incidentSearch,
  keyIn,
  processDefinitionSearch,
  processInstanceSearch,
  type ItemOf,
  type SearchPage,
  type TenantWork,
} from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { DefinitionRights, onPermittedProcesses } from '../../access/definition-rights.js';
import { ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import { ElementStatisticsList } from '../process-definitions/element-statistics.dto.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { OperationReferenceRequest } from '../requests/operation-reference.dto.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { CreatedProcessInstanceDto, CreateProcessInstanceRequest } from './create-process-instance.dto.js';
import { CreateProcessInstanceService } from './create-process-instance.service.js';
import { MigrateProcessInstanceRequest, readMappingInstructions } from './migrate-process-instance.dto.js';
import { ModifyProcessInstanceRequest } from './modify-process-instance.dto.js';
import { readModification } from './read-modification.js';

type ProcessInstance = ItemOf<typeof processInstanceSearch>;

/** Running and ended process instances. */
@ApiTags('Process instances')
@Controller('v2/process-instances')
export class ProcessInstancesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    private readonly creation: CreateProcessInstanceService,
    private readonly searches: SearchService,
    private readonly rights: DefinitionRights,
  ) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('PROCESS_DEFINITION', 'CREATE_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'createProcessInstance', summary: 'Starts a process' })
  @ApiOkResponse({ type: CreatedProcessInstanceDto })
  create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: CreateProcessInstanceRequest,
  ): Promise<CreatedProcessInstanceDto> {
    return this.creation.create(principal, call, request);
  }

  @Post('search')
  @SearchOf(processInstanceSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'searchProcessInstances', summary: 'Finds process instances' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ProcessInstance>> {
    return this.searches.search(principal, processInstanceSearch, body, readable(principal));
  }

  @Get(':processInstanceKey')
  @ItemOfSearch(processInstanceSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'getProcessInstance', summary: 'One process instance' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('processInstanceKey', KeyPipe) key: string,
  ): Promise<ProcessInstance> {
    return this.searches.get(principal, processInstanceSearch, key, readable(principal));
  }

  @Post(':processInstanceKey/cancellation')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'CANCEL_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'cancelProcessInstance', summary: 'Ends a process instance before its time' })
  async cancel(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('processInstanceKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    await this.rights.requireOnProcessOf(principal, 'CANCEL_PROCESS_INSTANCE', processInstanceSearch, key);
    await this.engine.cancelProcessInstance(call, key as ProcessInstanceKey);
  }

  @Post(':processInstanceKey/deletion')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'DELETE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'deleteProcessInstance',
    summary: 'Removes an ended process instance from all queries; its history stays',
  })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('processInstanceKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    await this.rights.requireOnProcessOf(principal, 'DELETE_PROCESS_INSTANCE', processInstanceSearch, key);
    await this.engine.deleteProcessInstance(call, key as ProcessInstanceKey);
  }

  @Post(':processInstanceKey/modification')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'MODIFY_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'modifyProcessInstance', summary: 'Activates, moves and terminates elements' })
  async modify(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('processInstanceKey', KeyPipe) key: string,
    @Body() request: ModifyProcessInstanceRequest,
  ): Promise<void> {
    await this.rights.requireOnProcessOf(principal, 'MODIFY_PROCESS_INSTANCE', processInstanceSearch, key);
    await this.engine.modifyProcessInstance(call, key as ProcessInstanceKey, readModification(request));
  }

  @Post(':processInstanceKey/migration')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'migrateProcessInstance',
    summary: 'Lets it go on by another process definition, all of it or nothing',
  })
  async migrate(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('processInstanceKey', KeyPipe) key: string,
    @Body() request: MigrateProcessInstanceRequest,
  ): Promise<void> {
    const targetProcessDefinitionKey = request.targetProcessDefinitionKey as ProcessDefinitionKey;
    const { mappingInstructions } = request;
    await this.rights.requireOnProcessOf(principal, 'UPDATE_PROCESS_INSTANCE', processInstanceSearch, key);
    // Nobody brings work into a process that is not theirs to change.
    await this.rights.requireOnProcessOf(
      principal,
      'UPDATE_PROCESS_INSTANCE',
      processDefinitionSearch,
      targetProcessDefinitionKey,
    );
    await this.engine.migrateProcessInstance(call, key as ProcessInstanceKey, {
      targetProcessDefinitionKey,
      mappingInstructions: readMappingInstructions(mappingInstructions),
    });
  }

  @Get(':processInstanceKey/statistics/element-instances')
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'getProcessInstanceStatistics', summary: 'Counts its elements' })
  @ApiOkResponse({ type: ElementStatisticsList })
  async statistics(
    @CurrentPrincipal() principal: Principal,
    @Param('processInstanceKey', KeyPipe) key: string,
  ): Promise<ElementStatisticsList> {
    await this.get(principal, key);
    const restrictions = [keyIn('p.process_instance_key', [key])];
    const items = await this.work.run(principal.tenantId, async (manager) =>
      countElements(await connectionOf(manager), everything, restrictions),
    );
    return { items };
  }

  @Post(':processInstanceKey/incidents/search')
  @SearchOf(incidentSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'searchProcessInstanceIncidents', summary: 'Finds what stopped it' })
  async incidents(
    @CurrentPrincipal() principal: Principal,
    @Param('processInstanceKey', KeyPipe) key: string,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof incidentSearch>>> {
    await this.get(principal, key);
    return this.searches.search(principal, incidentSearch, body, [keyIn('i.process_instance_key', [key])]);
  }
}

function readable(principal: Principal) {
  return onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'p.process_definition_id');
}
