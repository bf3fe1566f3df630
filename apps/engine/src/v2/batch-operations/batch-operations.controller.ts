import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { batchOperationSearch } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { ENGINE } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { OperationReferenceRequest } from '../requests/operation-reference.dto.js';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { BatchOperationDto, BatchOperationPageDto } from './batch-operation.dto.js';
import { describeBatchOperation, ofKnownTypes } from './describe-batch-operation.js';

/** Operations on many process instances at once: how far they are, and steering them. */
@ApiTags('Batch operations')
@Controller('v2/batch-operations')
export class BatchOperationsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly searches: SearchService,
  ) {}

  @Post('search')
  @SearchOf(batchOperationSearch, BatchOperationPageDto)
  @RequirePermission('BATCH', 'READ')
  @ApiOperation({ operationId: 'searchBatchOperations', summary: 'Finds batch operations' })
  async search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<BatchOperationPageDto> {
    const found = await this.searches.search(principal, batchOperationSearch, body, ofKnownTypes);
    return { ...found, items: found.items.map(describeBatchOperation) };
  }

  @Get(':batchOperationKey')
  @HttpCode(200)
  @RequirePermission('BATCH', 'READ')
  @ApiOperation({ operationId: 'getBatchOperation', summary: 'One batch operation and how far it is' })
  @ApiOkResponse({ type: BatchOperationDto })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('batchOperationKey', KeyPipe) key: string,
  ): Promise<BatchOperationDto> {
    return describeBatchOperation(
      await this.searches.get(principal, batchOperationSearch, key, ofKnownTypes),
    );
  }

  @Post(':batchOperationKey/suspension')
  @NoContent()
  @RequirePermission('BATCH', 'UPDATE')
  @ApiOperation({ operationId: 'suspendBatchOperation', summary: 'Lets no further item begin' })
  suspend(
    @Call() call: CallContext,
    @Param('batchOperationKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    return this.engine.suspendBatchOperation(call, key);
  }

  @Post(':batchOperationKey/resumption')
  @NoContent()
  @RequirePermission('BATCH', 'UPDATE')
  @ApiOperation({ operationId: 'resumeBatchOperation', summary: 'Lets it go on' })
  resume(
    @Call() call: CallContext,
    @Param('batchOperationKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    return this.engine.resumeBatchOperation(call, key);
  }

  @Post(':batchOperationKey/cancellation')
  @NoContent()
  @RequirePermission('BATCH', 'UPDATE')
  @ApiOperation({ operationId: 'cancelBatchOperation', summary: 'Ends it; what is done stays done' })
  cancel(
    @Call() call: CallContext,
    @Param('batchOperationKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    return this.engine.cancelBatchOperation(call, key);
  }
}
