import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, CreatedBatchOperation, Engine } from '@vorgang/orchestration';
import {
  batchOperationItemSearch,
  batchOperationSearch,
  keyIn,
  type ItemOf,
  type SearchPage,
} from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { StartBatchOperation } from '../../batch-operations/start-batch-operation.service.js';
import { ENGINE } from '../../platform/tokens.js';
import { NoContent } from '../../v2/requests/described.js';
import { ItemOfSearch, SearchOf } from '../../v2/search/describe-search.js';
import { SearchService } from '../../v2/search/search-service.js';
import {
  BatchOperationParameter,
  BatchOperationPreview,
  BatchOperationPreviewRequest,
  StartBatchOperationRequest,
  StartedBatchOperation,
} from './batch-operations.dto.js';
import { readInstruction } from './read-instruction.js';

type BatchOperation = ItemOf<typeof batchOperationSearch>;

/** Items are counted up to here before an operation begins; it has no limit itself. */
const counted = 100_000;

/** Operations on many process instances: also those that `/v2` has no name for, with preview and a second try. */
@ApiTags('Batch operations')
@Controller('api/batch-operations')
export class BatchOperationsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly batches: StartBatchOperation,
    private readonly searches: SearchService,
  ) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({ operationId: 'startBatchOperation', summary: 'Does the same with many process instances' })
  @ApiOkResponse({ type: StartedBatchOperation })
  start(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: StartBatchOperationRequest,
  ): Promise<CreatedBatchOperation> {
    return this.batches.start(principal, call, readInstruction(request), request.filter);
  }

  @Post('preview')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({ operationId: 'previewBatchOperation', summary: 'Counts what an operation would mean now' })
  @ApiOkResponse({ type: BatchOperationPreview })
  async preview(
    @CurrentPrincipal() principal: Principal,
    @Body() request: BatchOperationPreviewRequest,
  ): Promise<BatchOperationPreview> {
    const { operationType, filter } = request;
    const count = await this.batches.count(principal, operationType, filter, counted + 1);
    return { count: Math.min(count, counted), isMore: count > counted };
  }

  @Post('search')
  @SearchOf(batchOperationSearch)
  @RequirePermission('BATCH', 'READ')
  @ApiOperation({ operationId: 'findBatchOperations', summary: 'Finds batch operations of every kind' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<BatchOperation>> {
    return this.searches.search(principal, batchOperationSearch, body);
  }

  @Get(':batchOperationKey')
  @ItemOfSearch(batchOperationSearch)
  @RequirePermission('BATCH', 'READ')
  @ApiOperation({ operationId: 'readBatchOperation', summary: 'One batch operation and how far it is' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param() { batchOperationKey }: BatchOperationParameter,
  ): Promise<BatchOperation> {
    return this.searches.get(principal, batchOperationSearch, batchOperationKey);
  }

  @Post(':batchOperationKey/items/search')
  @SearchOf(batchOperationItemSearch)
  @RequirePermission('BATCH', 'READ')
  @ApiOperation({ operationId: 'findBatchOperationItems', summary: 'What became of its items' })
  items(
    @CurrentPrincipal() principal: Principal,
    @Param() { batchOperationKey }: BatchOperationParameter,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof batchOperationItemSearch>>> {
    return this.searches.search(principal, batchOperationItemSearch, body, [
      keyIn('i.batch_operation_key', [batchOperationKey]),
    ]);
  }

  @Post(':batchOperationKey/suspension')
  @NoContent()
  @RequirePermission('BATCH', 'UPDATE')
  @ApiOperation({ operationId: 'pauseBatchOperation', summary: 'Lets no further item begin' })
  @ApiConflictResponse({ description: 'It is suspended or over already.' })
  suspend(@Call() call: CallContext, @Param() { batchOperationKey }: BatchOperationParameter): Promise<void> {
    return this.engine.suspendBatchOperation(call, batchOperationKey);
  }

  @Post(':batchOperationKey/resumption')
  @NoContent()
  @RequirePermission('BATCH', 'UPDATE')
  @ApiOperation({ operationId: 'continueBatchOperation', summary: 'Lets a suspended one go on' })
  @ApiConflictResponse({ description: 'It is not suspended.' })
  resume(@Call() call: CallContext, @Param() { batchOperationKey }: BatchOperationParameter): Promise<void> {
    return this.engine.resumeBatchOperation(call, batchOperationKey);
  }

  @Post(':batchOperationKey/cancellation')
  @NoContent()
  @RequirePermission('BATCH', 'UPDATE')
  @ApiOperation({ operationId: 'endBatchOperation', summary: 'Ends it; what is done stays done' })
  @ApiConflictResponse({ description: 'It is over already.' })
  cancel(@Call() call: CallContext, @Param() { batchOperationKey }: BatchOperationParameter): Promise<void> {
    return this.engine.cancelBatchOperation(call, batchOperationKey);
  }

  @Post(':batchOperationKey/retry')
  @NoContent()
  @RequirePermission('BATCH', 'UPDATE')
  @ApiOperation({ operationId: 'retryBatchOperation', summary: 'Tries its failed items again' })
  @ApiConflictResponse({ description: 'No item failed.' })
  retry(@Call() call: CallContext, @Param() { batchOperationKey }: BatchOperationParameter): Promise<void> {
    return this.engine.retryBatchOperation(call, batchOperationKey);
  }
}
