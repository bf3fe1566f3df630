import { Module } from '@nestjs/common';
import { DefinitionRights } from '../../access/definition-rights.js';
import { StartBatchOperation } from '../../batch-operations/start-batch-operation.service.js';
import { SearchService } from '../../v2/search/search-service.js';
import { InstanceOperationsController } from './instance-operations.controller.js';
import { MigrationsController } from '../migrations/migrations.controller.js';
import { MigrationsService } from '../migrations/migrations.service.js';
import { OperatedInstanceController } from '../process-instances/operated-instance.controller.js';
import { BatchOperationsController } from './batch-operations.controller.js';

/** Operations on many process instances, finding them, and preparing a migration. */
@Module({
  controllers: [
    BatchOperationsController,
    InstanceOperationsController,
    MigrationsController,
    OperatedInstanceController,
  ],
  providers: [DefinitionRights, MigrationsService, SearchService, StartBatchOperation],
})
export class BatchOperationsModule {}
