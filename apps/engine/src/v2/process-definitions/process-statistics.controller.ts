import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import {
  messageSubscriptionStatisticsSearch,
  processStatisticsSearch,
  processVersionStatisticsSearch,
  type ItemOf,
  type SearchPage,
} from '@vorgang/storage';
import { onPermittedProcesses } from '../../access/definition-rights.js';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';

/** What runs, over all processes. */
@ApiTags('Process definitions')
@RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
@Controller('v2/process-definitions/statistics')
export class ProcessStatisticsController {
  constructor(private readonly searches: SearchService) {}

  @Post('process-instances')
  @SearchOf(processStatisticsSearch)
  @ApiOperation({
    operationId: 'getProcessDefinitionInstanceStatistics',
    summary: 'Counts the running instances of each process',
  })
  processes(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof processStatisticsSearch>>> {
    return this.searches.search(principal, processStatisticsSearch, body, readable(principal, 'd'));
  }

  @Post('process-instances-by-version')
  @SearchOf(processVersionStatisticsSearch)
  @ApiOperation({
    operationId: 'getProcessDefinitionInstanceVersionStatistics',
    summary: 'Counts the running instances of each version of a process',
  })
  versions(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof processVersionStatisticsSearch>>> {
    return this.searches.search(principal, processVersionStatisticsSearch, body, readable(principal, 'd'));
  }

  @Post('message-subscriptions')
  @SearchOf(messageSubscriptionStatisticsSearch)
  @ApiOperation({
    operationId: 'getProcessDefinitionMessageSubscriptionStatistics',
    summary: 'Counts what waits for messages in each version',
  })
  subscriptions(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof messageSubscriptionStatisticsSearch>>> {
    return this.searches.search(
      principal,
      messageSubscriptionStatisticsSearch,
      body,
      readable(principal, 's'),
    );
  }
}

function readable(principal: Principal, alias: string) {
  return onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', `${alias}.process_definition_id`);
}
