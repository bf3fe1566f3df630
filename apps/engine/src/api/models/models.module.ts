import { Module } from '@nestjs/common';
import { ModelThread } from './model-thread.js';
import { ModelsController } from './models.controller.js';
import { ModelsService } from './models.service.js';

/** Process models for their designers. */
@Module({ controllers: [ModelsController], providers: [ModelsService, ModelThread] })
export class ModelsModule {}
