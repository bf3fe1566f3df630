import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ElementInstanceKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { elementInstanceSearch, incidentSearch, keyIn, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { DefinitionRights, onPermittedProcesses } from '../../access/definition-rights.js';
import { ENGINE } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { ActivateAdHocActivitiesRequest } from './activate-ad-hoc-activities.dto.js';
import { SetVariablesRequest } from './set-variables.dto.js';

type ElementInstance = ItemOf<typeof elementInstanceSearch>;

/** The elements that process instances have entered. */
@ApiTags('Element instances')
@Controller('v2/element-instances')
export class ElementInstancesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly searches: SearchService,
    private readonly rights: DefinitionRights,
  ) {}

  @Post('search')
  @SearchOf(elementInstanceSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'searchElementInstances', summary: 'Finds element instances' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ElementInstance>> {
    return this.searches.search(principal, elementInstanceSearch, body, readable(principal));
  }

  @Get(':elementInstanceKey')
  @ItemOfSearch(elementInstanceSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'getElementInstance', summary: 'One element instance' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('elementInstanceKey', KeyPipe) key: string,
  ): Promise<ElementInstance> {
    return this.searches.get(principal, elementInstanceSearch, key, readable(principal));
  }

  @Post(':elementInstanceKey/incidents/search')
  @SearchOf(incidentSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'searchElementInstanceIncidents', summary: 'Finds what stopped it' })
  async incidents(
    @CurrentPrincipal() principal: Principal,
    @Param('elementInstanceKey', KeyPipe) key: string,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof incidentSearch>>> {
    await this.get(principal, key);
    return this.searches.search(principal, incidentSearch, body, [keyIn('i.element_instance_key', [key])]);
  }

  @Post('ad-hoc-activities/:adHocSubProcessInstanceKey/activation')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'activateAdHocSubProcessActivities',
    summary: 'Lets chosen elements of an ad-hoc sub-process run, all of them or none',
  })
  async activateAdHocActivities(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('adHocSubProcessInstanceKey', KeyPipe) key: string,
    @Body() { elements, cancelRemainingInstances }: ActivateAdHocActivitiesRequest,
  ): Promise<void> {
    await this.rights.requireOnProcessOf(principal, 'UPDATE_PROCESS_INSTANCE', elementInstanceSearch, key);
    await this.engine.activateAdHocActivities(call, key as ElementInstanceKey, {
      elements: elements.map(({ elementId, variables }) => ({
        elementId,
        variables: (variables ?? {}) as JsonObject,
      })),
      cancelRemainingInstances: cancelRemainingInstances ?? false,
    });
  }

  @Put(':elementInstanceKey/variables')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'createElementInstanceVariables', summary: 'Sets variables in its scope' })
  async setVariables(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('elementInstanceKey', KeyPipe) key: string,
    @Body() { variables, local }: SetVariablesRequest,
  ): Promise<void> {
    await this.rights.requireOnProcessOf(principal, 'UPDATE_PROCESS_INSTANCE', elementInstanceSearch, key);
    await this.engine.setVariables(call, key as ElementInstanceKey, variables as JsonObject, local ?? false);
  }
}

function readable(principal: Principal) {
  return onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'p.process_definition_id');
}
