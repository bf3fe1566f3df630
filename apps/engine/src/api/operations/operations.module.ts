import { Module } from '@nestjs/common';
import { DefinitionRights } from '../../access/definition-rights.js';
import { OperationsController } from './operations.controller.js';
import { OperationsService } from './operations.service.js';
import { SuspensionController } from './suspension.controller.js';

/** The platform's own state for those who run it, and holding single instances. */
@Module({
  controllers: [OperationsController, SuspensionController],
  providers: [OperationsService, DefinitionRights],
})
export class OperationsModule {}
