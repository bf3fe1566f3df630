import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';
import { OperationsService } from './operations.service.js';
import { SuspensionController } from './suspension.controller.js';

/** The platform's own state for those who run it. */
@Module({ controllers: [OperationsController, SuspensionController], providers: [OperationsService] })
export class OperationsModule {}
