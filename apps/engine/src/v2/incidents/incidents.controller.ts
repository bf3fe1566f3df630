import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IncidentKey } from '@vorgang/execution';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { incidentSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { DefinitionRights, onPermittedProcesses } from '../../access/definition-rights.js';
import { ENGINE } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { OperationReferenceRequest } from '../requests/operation-reference.dto.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';

type Incident = ItemOf<typeof incidentSearch>;

/** What stopped process instances until someone mends it. */
@ApiTags('Incidents')
@Controller('v2/incidents')
export class IncidentsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly searches: SearchService,
    private readonly rights: DefinitionRights,
  ) {}

  @Post('search')
  @SearchOf(incidentSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'searchIncidents', summary: 'Finds incidents' })
  search(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<SearchPage<Incident>> {
    return this.searches.search(principal, incidentSearch, body, readable(principal));
  }

  @Get(':incidentKey')
  @ItemOfSearch(incidentSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'getIncident', summary: 'One incident' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('incidentKey', KeyPipe) key: string,
  ): Promise<Incident> {
    return this.searches.get(principal, incidentSearch, key, readable(principal));
  }

  @Post(':incidentKey/resolution')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'resolveIncident', summary: 'Tries again what failed, after it was mended' })
  async resolve(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('incidentKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    await this.rights.requireOnProcessOf(principal, 'UPDATE_PROCESS_INSTANCE', incidentSearch, key);
    await this.engine.resolveIncident(call, key as IncidentKey);
  }
}

function readable(principal: Principal) {
  return onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'i.process_definition_id');
}
