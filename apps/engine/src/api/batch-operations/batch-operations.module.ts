import { Module } from '@nestjs/common';
import { StartBatchOperation } from '../../batch-operations/start-batch-operation.service.js';
import { SearchService } from '../../v2/search/search-service.js';
import { InstanceOperationsController } from './instance-operations.controller.js';
import { BatchOperationsController } from './batch-operations.controller.js';

/** Operations on many process instances, and finding them. */
@Module({
  controllers: [BatchOperationsController, InstanceOperationsController],
  providers: [SearchService, StartBatchOperation],
})
export class BatchOperationsModule {}
