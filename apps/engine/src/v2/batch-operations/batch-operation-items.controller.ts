import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { batchOperationItemSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { ofKnownTypes } from './describe-batch-operation.js';

/** What became of each thing that a batch operation means. */
@ApiTags('Batch operations')
@Controller('v2/batch-operation-items')
export class BatchOperationItemsController {
  constructor(private readonly searches: SearchService) {}

  @Post('search')
  @SearchOf(batchOperationItemSearch)
  @RequirePermission('BATCH', 'READ')
  @ApiOperation({ operationId: 'searchBatchOperationItems', summary: 'Finds items of batch operations' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof batchOperationItemSearch>>> {
    return this.searches.search(principal, batchOperationItemSearch, body, ofKnownTypes);
  }
}
