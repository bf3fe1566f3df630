import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { instanceOperationSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { onPermittedProcesses } from '../../access/definition-rights.js';
import { SearchOf } from '../../v2/search/describe-search.js';
import { SearchService } from '../../v2/search/search-service.js';

/** Process instances for those who keep them running. */
@ApiTags('Operations')
@Controller('api/process-instances')
export class InstanceOperationsController {
  constructor(private readonly searches: SearchService) {}

  @Post('search')
  @SearchOf(instanceOperationSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'searchInstancesToOperate',
    summary: 'Finds process instances, as in /v2, and says which are suspended',
  })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof instanceOperationSearch>>> {
    const restrictions = onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'p.process_definition_id');
    return this.searches.search(principal, instanceOperationSearch, body, restrictions);
  }
}
