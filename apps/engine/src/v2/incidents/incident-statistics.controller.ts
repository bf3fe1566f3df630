import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import {
  incidentsByDefinitionSearch,
  incidentsByErrorSearch,
  type ItemOf,
  type SearchPage,
} from '@vorgang/storage';
import { onPermittedProcesses } from '../../access/definition-rights.js';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';

/** What stands still, over all processes. */
@ApiTags('Incidents')
@RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
@Controller('v2/incidents/statistics')
export class IncidentStatisticsController {
  constructor(private readonly searches: SearchService) {}

  @Post('process-instances-by-error')
  @SearchOf(incidentsByErrorSearch)
  @ApiOperation({
    operationId: 'getProcessInstanceStatisticsByError',
    summary: 'Counts the instances that stand still by what their incidents say',
  })
  byError(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof incidentsByErrorSearch>>> {
    return this.searches.search(principal, incidentsByErrorSearch, body, readable(principal));
  }

  @Post('process-instances-by-definition')
  @SearchOf(incidentsByDefinitionSearch)
  @ApiOperation({
    operationId: 'getProcessInstanceStatisticsByDefinition',
    summary: 'Counts the instances that stand still with one error by process version',
  })
  byDefinition(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof incidentsByDefinitionSearch>>> {
    return this.searches.search(principal, incidentsByDefinitionSearch, body, readable(principal));
  }
}

function readable(principal: Principal) {
  return onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'i.process_definition_id');
}
